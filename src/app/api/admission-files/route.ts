import { z } from "zod";
import { fileRoute } from "@/platform/file-intake";
import { receiveAdmissionFile } from "@/programme/contact-points/admission/commands";
import { admissionItemPath } from "@/programme/contact-points/admission/paths";
import { itemCode } from "@/programme/contact-points/admission/schema";
import { contactPointsPath } from "@/programme/contact-points/paths";
import { MAXIMUM_SIZE } from "@/programme/evidence/policy";

export const dynamic = "force-dynamic";

const query = z.object({ point: z.uuid(), item: itemCode });

/** A file that shows an item of the admission checklist. */
export const { PUT, POST } = fileRoute((address) => {
  const where = query.safeParse(Object.fromEntries(address)).data;
  return {
    name: "receiveAdmissionFile",
    maximum: MAXIMUM_SIZE,
    receive: where
      ? (who, file) => receiveAdmissionFile(who, { contactPointId: where.point, item: where.item, ...file })
      : undefined,
    home: where ? admissionItemPath(where.point, where.item) : contactPointsPath(),
  };
});
