import { z } from "zod";
import { type FileIntake, postFiles, putFile } from "@/platform/file-intake";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";
import { receiveOutcomeFile } from "@/programme/outcomes/files/commands";
import { outcomeValuePath } from "@/programme/outcomes/paths";

export const dynamic = "force-dynamic";

/** The proof of an entered value. */
export async function PUT(request: Request): Promise<Response> {
  return putFile(request, intakeOf(request));
}

export async function POST(request: Request): Promise<Response> {
  return postFiles(request, intakeOf(request));
}

function intakeOf(request: Request): FileIntake {
  const valueId = z.uuid().safeParse(new URL(request.url).searchParams.get("value")).data;
  return {
    name: "receiveOutcomeFile",
    maximum: MAXIMUM_SIZE,
    receive: valueId ? (who, file) => receiveOutcomeFile(who, { valueId, ...file }) : undefined,
    home: valueId ? outcomeValuePath(valueId) : "/outcomes",
  };
}
