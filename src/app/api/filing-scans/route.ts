import { z } from "zod";
import { fileRoute } from "@/platform/file-intake";
import { counterPath, filingPath } from "@/programme/contact-points/counter/paths";
import { receiveScan } from "@/programme/contact-points/scans/commands";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";

export const dynamic = "force-dynamic";

/** The scan of a filing's signed print-out. */
export const { PUT, POST } = fileRoute((address) => {
  const filingId = z.uuid().safeParse(address.get("filing")).data;
  return {
    name: "receiveScan",
    maximum: MAXIMUM_SIZE,
    receive: filingId ? (who, file) => receiveScan(who, { filingId, ...file }) : undefined,
    home: filingId ? filingPath(filingId) : counterPath,
  };
});
