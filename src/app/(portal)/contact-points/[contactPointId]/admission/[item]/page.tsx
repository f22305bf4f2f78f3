import { z } from "zod";
import { asActor } from "@/platform/database";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireFirm } from "@/platform/session";
import { admissionItemPath, admissionUploadPath } from "@/programme/contact-points/admission/paths";
import { FILES_OF_AN_ITEM, mayBring } from "@/programme/contact-points/admission/policy";
import { admissionOf } from "@/programme/contact-points/admission/queries";
import { ItemScreen } from "@/programme/contact-points/admission/screens/item-screen";
import { findContactPoint } from "@/programme/contact-points/queries";
import { FileUpload } from "@/programme/evidence/screens/file-upload";

export default async function Page({
  params,
  searchParams,
}: PageProps<"/contact-points/[contactPointId]/admission/[item]">) {
  const [{ contactPointId, item: code }, search, actor] = await Promise.all([params, searchParams, requireFirm()]);
  if (!z.uuid().safeParse(contactPointId).success) return notHere();
  const admission = await asActor(actor, async (ctx) => {
    const point = await findContactPoint(ctx, contactPointId);
    return point && mayBring(actor, point) ? admissionOf(ctx, point) : null;
  });
  const item = admission?.items.find((one) => one.code === code);
  if (!item) return notHere();
  return (
    <ItemScreen
      contactPointId={contactPointId}
      item={item}
      upload={
        <FileUpload
          action={admissionUploadPath(contactPointId, code)}
          here={admissionItemPath(contactPointId, code)}
          known={item.files.map(({ id }) => id)}
          refusal={await refusedSentence(search, FILES_OF_AN_ITEM)}
        />
      }
    />
  );
}
