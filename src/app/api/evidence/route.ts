import { z } from "zod";
import { type FileIntake, postFiles, putFile } from "@/platform/file-intake";
import { receiveEvidence } from "@/programme/evidence/commands";
import { MAXIMUM_SIZE, type UploadTarget } from "@/programme/evidence/policy";

export const dynamic = "force-dynamic";

/** Files of a complaint, or of a reply to a referral. */
export async function PUT(request: Request): Promise<Response> {
  return putFile(request, intakeOf(request));
}

export async function POST(request: Request): Promise<Response> {
  return postFiles(request, intakeOf(request));
}

function intakeOf(request: Request): FileIntake {
  const target = targetOf(request);
  return {
    name: "receiveEvidence",
    maximum: MAXIMUM_SIZE,
    receive: target && ((who, file) => receiveEvidence(who, { target, ...file })),
    home: target && "referralId" in target ? `/referrals/${target.referralId}` : `/complaints/${target?.complaintId}`,
  };
}

function targetOf(request: Request): UploadTarget | undefined {
  const query = new URL(request.url).searchParams;
  const [complaintId, referralId] = [query.get("complaint"), query.get("referral")].map(
    (id) => z.uuid().safeParse(id).data,
  );
  if (complaintId && !referralId) return { complaintId };
  return referralId && !complaintId ? { referralId } : undefined;
}
