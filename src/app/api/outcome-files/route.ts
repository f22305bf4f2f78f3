import { z } from "zod";
import { fileRoute } from "@/platform/file-intake";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";
import { receiveOutcomeFile } from "@/programme/outcomes/files/commands";
import { outcomeValuePath } from "@/programme/outcomes/paths";

export const dynamic = "force-dynamic";

/** The proof of an entered value. */
export const { PUT, POST } = fileRoute((address) => {
  const valueId = z.uuid().safeParse(address.get("value")).data;
  return {
    name: "receiveOutcomeFile",
    maximum: MAXIMUM_SIZE,
    receive: valueId ? (who, file) => receiveOutcomeFile(who, { valueId, ...file }) : undefined,
    home: valueId ? outcomeValuePath(valueId) : "/outcomes",
  };
});
