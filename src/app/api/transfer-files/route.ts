import { z } from "zod";
import { type FileIntake, postFiles, putFile } from "@/platform/file-intake";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";
import { receiveTransferFile } from "@/programme/transfers/files/commands";
import { transferPath, transfersPath } from "@/programme/transfers/paths";

export const dynamic = "force-dynamic";

/** Files that go along with what a department hands over. */
export async function PUT(request: Request): Promise<Response> {
  return putFile(request, intakeOf(request));
}

export async function POST(request: Request): Promise<Response> {
  return postFiles(request, intakeOf(request));
}

function intakeOf(request: Request): FileIntake {
  const transferId = z.uuid().safeParse(new URL(request.url).searchParams.get("transfer")).data;
  return {
    name: "receiveTransferFile",
    maximum: MAXIMUM_SIZE,
    receive: transferId ? (who, file) => receiveTransferFile(who, { transferId, ...file }) : undefined,
    home: transferId ? transferPath(transferId) : transfersPath(),
  };
}
