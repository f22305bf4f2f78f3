import { z } from "zod";
import { type FileIntake, postFiles, putFile } from "@/platform/file-intake";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";
import { receiveVisitFile } from "@/programme/visits/files/commands";
import type { VisitFileTarget } from "@/programme/visits/files/policy";

export const dynamic = "force-dynamic";

/** Photographs of a visit, or a firm's proof that it followed an advice. */
export async function PUT(request: Request): Promise<Response> {
  return putFile(request, intakeOf(request));
}

export async function POST(request: Request): Promise<Response> {
  return postFiles(request, intakeOf(request));
}

function intakeOf(request: Request): FileIntake {
  const target = targetOf(request);
  return {
    name: "receiveVisitFile",
    maximum: MAXIMUM_SIZE,
    receive: target && ((who, file) => receiveVisitFile(who, { target, ...file })),
    home: target && "visitId" in target ? `/visits/${target.visitId}` : "/visits",
  };
}

function targetOf(request: Request): VisitFileTarget | undefined {
  const query = new URL(request.url).searchParams;
  const [visitId, adviceId] = [query.get("visit"), query.get("advice")].map((id) => z.uuid().safeParse(id).data);
  if (visitId && !adviceId) return { visitId };
  return adviceId && !visitId ? { adviceId } : undefined;
}
