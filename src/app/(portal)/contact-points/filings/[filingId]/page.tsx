import { z } from "zod";
import { stepsFor } from "@/kernel/workflow";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireActor } from "@/platform/session";
import { currentChecklist } from "@/programme/contact-points/checklists/queries";
import { filingPath } from "@/programme/contact-points/counter/paths";
import { findFiling } from "@/programme/contact-points/counter/queries";
import { FilingScreen } from "@/programme/contact-points/counter/screens/filing-screen";
import { counterWorkflow } from "@/programme/contact-points/counter/workflow";
import { scanUploadPath } from "@/programme/contact-points/scans/paths";
import { MAXIMUM_SCANS } from "@/programme/contact-points/scans/policy";
import { FileUpload } from "@/programme/evidence/screens/file-upload";

export default async function Page({ params, searchParams }: PageProps<"/contact-points/filings/[filingId]">) {
  const [{ filingId }, search, actor] = await Promise.all([params, searchParams, requireActor()]);
  if (!z.uuid().safeParse(filingId).success) return notHere();
  const read = await asActor(actor, async (ctx) => ({
    filing: await findFiling(ctx, filingId),
    divisions: (await placesOf(ctx)).divisions,
    items: (await currentChecklist(ctx)).items,
    today: ctx.today,
  }));
  const { filing, ...shown } = read;
  if (!filing) return notHere();
  const steps = stepsFor(counterWorkflow, actor, filing).open.map(({ name }) => name);
  return (
    <FilingScreen
      filing={filing}
      {...shown}
      steps={steps}
      upload={
        actor.kind === "official" && filing.status === "waiting" ? (
          <FileUpload
            action={scanUploadPath(filingId)}
            here={filingPath(filingId)}
            known={filing.scans.map(({ id }) => id)}
            refusal={await refusedSentence(search, MAXIMUM_SCANS)}
          />
        ) : null
      }
      side={actor.kind === "firm" ? "firm" : "office"}
    />
  );
}
