import { z } from "zod";
import { type FileIntake, postFiles, putFile } from "@/platform/file-intake";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";
import { receiveRegisterPaper } from "@/programme/targets/papers/commands";
import { registerPapersPath, targetsPath } from "@/programme/targets/paths";

export const dynamic = "force-dynamic";

/** The paper that shows on which day a contact point or a site began or ceased to count. */
export async function PUT(request: Request): Promise<Response> {
  return putFile(request, intakeOf(request));
}

export async function POST(request: Request): Promise<Response> {
  return postFiles(request, intakeOf(request));
}

function intakeOf(request: Request): FileIntake {
  const { searchParams } = new URL(request.url);
  const register = z.enum(["contact-points", "demonstration-sites"]).safeParse(searchParams.get("register")).data;
  const subjectId = z.uuid().safeParse(searchParams.get("subject")).data;
  const which = register && subjectId ? { register, subjectId } : undefined;
  return {
    name: "receiveRegisterPaper",
    maximum: MAXIMUM_SIZE,
    receive: which ? (who, file) => receiveRegisterPaper(who, { ...which, ...file }) : undefined,
    home: which ? registerPapersPath(which.register, which.subjectId) : targetsPath(),
  };
}
