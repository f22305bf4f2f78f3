import { z } from "zod";
import { type FileIntake, postFiles, putFile } from "@/platform/file-intake";
import { receivePaper } from "@/programme/enterprises/papers/commands";
import { correctionPath } from "@/programme/enterprises/papers/paths";
import { enterprisesPath } from "@/programme/enterprises/paths";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";

export const dynamic = "force-dynamic";

/** The paper with which a correction was asked for. */
export async function PUT(request: Request): Promise<Response> {
  return putFile(request, intakeOf(request));
}

export async function POST(request: Request): Promise<Response> {
  return postFiles(request, intakeOf(request));
}

function intakeOf(request: Request): FileIntake {
  const { searchParams } = new URL(request.url);
  const changeId = z.uuid().safeParse(searchParams.get("change")).data;
  const enterpriseId = z.uuid().safeParse(searchParams.get("enterprise")).data;
  return {
    name: "receivePaper",
    maximum: MAXIMUM_SIZE,
    receive: changeId ? (who, file) => receivePaper(who, { changeId, ...file }) : undefined,
    home: changeId && enterpriseId ? correctionPath(enterpriseId, changeId) : enterprisesPath(),
  };
}
