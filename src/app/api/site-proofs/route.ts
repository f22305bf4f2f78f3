import { z } from "zod";
import { fileRoute } from "@/platform/file-intake";
import { receiveProof } from "@/programme/demonstration-sites/assessment/commands";
import { REASSESSMENT_ITEM } from "@/programme/demonstration-sites/checks/queries";
import { assessmentPath, reassessPath, sitesPath } from "@/programme/demonstration-sites/paths";
import { PROOF_SIZE } from "@/programme/demonstration-sites/policy";
import { fileNameOf } from "@/programme/evidence/policy";

const query = z.object({
  site: z.uuid(),
  item: z.string().regex(/^((\d{1,2}|B)\.\d{1,2}|R\.1)$/),
  /** Of a photograph, so that it arrives once. */
  id: z.uuid().optional(),
});

export const dynamic = "force-dynamic";

/** A proof of a site's self-assessment, a reviewer's photograph, a paper of a reassessment. */
export const { PUT, POST } = fileRoute((address) => {
  const { site: siteId, item: itemKey, id } = query.safeParse(Object.fromEntries(address)).data ?? {};
  const intake = { name: "receiveProof", maximum: PROOF_SIZE, words: "demonstrationSites" };
  if (!siteId || !itemKey) return { ...intake, receive: undefined, home: sitesPath() };
  return {
    ...intake,
    receive: (who, file) =>
      receiveProof(who, { siteId, itemKey, ...file, name: fileNameOf(file.name), ...(id ? { id } : {}) }),
    home: itemKey === REASSESSMENT_ITEM ? reassessPath(siteId) : assessmentPath(siteId, itemKey),
  };
});
