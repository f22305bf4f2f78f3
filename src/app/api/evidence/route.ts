import { z } from "zod";
import { fileRoute } from "@/platform/file-intake";
import { receiveEvidence } from "@/programme/evidence/commands";
import { MAXIMUM_SIZE, type UploadTarget } from "@/programme/evidence/policy";

export const dynamic = "force-dynamic";

/** Files of a complaint, or of a reply to a referral. */
export const { PUT, POST } = fileRoute((address) => {
  const target = targetOf(address);
  return {
    name: "receiveEvidence",
    maximum: MAXIMUM_SIZE,
    receive: target && ((who, file) => receiveEvidence(who, { target, ...file })),
    home: target && "referralId" in target ? `/referrals/${target.referralId}` : `/complaints/${target?.complaintId}`,
  };
});

function targetOf(address: URLSearchParams): UploadTarget | undefined {
  const [complaintId, referralId] = ["complaint", "referral"].map((name) => z.uuid().safeParse(address.get(name)).data);
  if (complaintId && !referralId) return { complaintId };
  return referralId && !complaintId ? { referralId } : undefined;
}
