import { z } from "zod";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireOfficial } from "@/platform/session";
import { correctionPath, paperUploadPath } from "@/programme/enterprises/papers/paths";
import { MAXIMUM_PAPERS } from "@/programme/enterprises/papers/policy";
import { correctionFor, papersOf } from "@/programme/enterprises/papers/queries";
import { CorrectionScreen } from "@/programme/enterprises/papers/screens/correction-screen";
import { changesOf, findEnterprise } from "@/programme/enterprises/queries";
import { FileUpload } from "@/programme/evidence/screens/file-upload";

export default async function Page({
  params,
  searchParams,
}: PageProps<"/enterprises/[enterpriseId]/corrections/[changeId]">) {
  const [{ enterpriseId, changeId }, search, actor] = await Promise.all([params, searchParams, requireOfficial()]);
  if (!z.tuple([z.uuid(), z.uuid()]).safeParse([enterpriseId, changeId]).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const correction = await correctionFor(ctx, changeId);
    const enterprise = correction && (await findEnterprise(ctx, correction.enterpriseId));
    const change = (await changesOf(ctx, enterpriseId)).find(({ id }) => id === changeId);
    if (!enterprise || enterprise.id !== enterpriseId || !change) return null;
    const papers = (await papersOf(ctx, enterpriseId)).filter((paper) => paper.changeId === changeId);
    return { enterprise, change, papers, places: await placesOf(ctx) };
  });
  if (!read) return notHere();
  return (
    <CorrectionScreen
      {...read}
      upload={
        <FileUpload
          action={paperUploadPath(enterpriseId, changeId)}
          here={correctionPath(enterpriseId, changeId)}
          known={read.papers.map(({ id }) => id)}
          refusal={await refusedSentence(search, MAXIMUM_PAPERS)}
        />
      }
    />
  );
}
