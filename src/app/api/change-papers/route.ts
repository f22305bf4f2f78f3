import { z } from "zod";
import { fileRoute } from "@/platform/file-intake";
import { receivePaper } from "@/programme/enterprises/papers/commands";
import { correctionPath } from "@/programme/enterprises/papers/paths";
import { enterprisesPath } from "@/programme/enterprises/paths";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";

export const dynamic = "force-dynamic";

/** The paper with which a correction was asked for. */
export const { PUT, POST } = fileRoute((address) => {
  const changeId = z.uuid().safeParse(address.get("change")).data;
  const enterpriseId = z.uuid().safeParse(address.get("enterprise")).data;
  return {
    name: "receivePaper",
    maximum: MAXIMUM_SIZE,
    receive: changeId ? (who, file) => receivePaper(who, { changeId, ...file }) : undefined,
    home: changeId && enterpriseId ? correctionPath(enterpriseId, changeId) : enterprisesPath(),
  };
});
