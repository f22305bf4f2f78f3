import { z } from "zod";
import { asActor } from "@/platform/database";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireOfficial } from "@/platform/session";
import { FileUpload } from "@/programme/evidence/screens/file-upload";
import { MAXIMUM_PAPERS } from "@/programme/targets/late-entries/policy";
import { registerSubject } from "@/programme/targets/late-entries/queries";
import { PapersScreen } from "@/programme/targets/late-entries/screens/papers-screen";
import { papersOf, recordFor } from "@/programme/targets/papers/queries";
import { registerPapersPath, registerPaperUploadPath } from "@/programme/targets/paths";

export default async function Page({ params, searchParams }: PageProps<"/targets/papers/[register]/[subjectId]">) {
  const [actor, asked, search] = await Promise.all([requireOfficial(), params, searchParams]);
  const which = z
    .object({ register: z.enum(["contact-points", "demonstration-sites"]), subjectId: z.uuid() })
    .safeParse(asked).data;
  const read = which
    ? await asActor(actor, async (ctx) => {
        const record = await recordFor(ctx, which);
        const firm = record
          ? await ctx.tx.enterprise.findUnique({ where: { id: record.enterpriseId }, select: { name: true } })
          : null;
        if (!firm) return null;
        const subject = await registerSubject(ctx, which.register, which.subjectId);
        return {
          ...{ ...which, name: firm.name, counted: (subject?.turns.length ?? 0) > 0 },
          papers: await papersOf(ctx, which.subjectId),
        };
      })
    : null;
  if (!read) return notHere();
  const { register, subjectId, papers } = read;
  return (
    <PapersScreen
      {...read}
      upload={
        <FileUpload
          action={registerPaperUploadPath(register, subjectId)}
          here={registerPapersPath(register, subjectId)}
          known={papers.map(({ id }) => id)}
          refusal={await refusedSentence(search, MAXIMUM_PAPERS)}
        />
      }
    />
  );
}
