import { z } from "zod";
import { type FileIntake, postFiles, putFile } from "@/platform/file-intake";
import { counterPath, filingPath } from "@/programme/contact-points/counter/paths";
import { receiveScan } from "@/programme/contact-points/scans/commands";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";

export const dynamic = "force-dynamic";

/** The scan of a filing's signed print-out. */
export async function PUT(request: Request): Promise<Response> {
  return putFile(request, intakeOf(request));
}

export async function POST(request: Request): Promise<Response> {
  return postFiles(request, intakeOf(request));
}

function intakeOf(request: Request): FileIntake {
  const filingId = z.uuid().safeParse(new URL(request.url).searchParams.get("filing")).data;
  return {
    name: "receiveScan",
    maximum: MAXIMUM_SIZE,
    receive: filingId ? (who, file) => receiveScan(who, { filingId, ...file }) : undefined,
    home: filingId ? filingPath(filingId) : counterPath,
  };
}
