import { z } from "zod";
import { fileRoute } from "@/platform/file-intake";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";
import { receiveRegisterPaper } from "@/programme/targets/papers/commands";
import { registerPapersPath, targetsPath } from "@/programme/targets/paths";

export const dynamic = "force-dynamic";

/** The paper that shows on which day a contact point or a site began or ceased to count. */
export const { PUT, POST } = fileRoute((address) => {
  const register = z.enum(["contact-points", "demonstration-sites"]).safeParse(address.get("register")).data;
  const subjectId = z.uuid().safeParse(address.get("subject")).data;
  const which = register && subjectId ? { register, subjectId } : undefined;
  return {
    name: "receiveRegisterPaper",
    maximum: MAXIMUM_SIZE,
    receive: which ? (who, file) => receiveRegisterPaper(who, { ...which, ...file }) : undefined,
    home: which ? registerPapersPath(which.register, which.subjectId) : targetsPath(),
  };
});
