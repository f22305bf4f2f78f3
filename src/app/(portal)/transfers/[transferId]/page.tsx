import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answersFor } from "@/kernel/clock-steps";
import { asActor } from "@/platform/database";
import { currentLook } from "@/platform/look";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireOfficial } from "@/platform/session";
import { historyOf, looksAtEach } from "@/programme/audit-trail/queries";
import { AccessLog } from "@/programme/audit-trail/screens/access-log";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { cluesDesks } from "@/programme/clues/queries";
import { FileUpload } from "@/programme/evidence/screens/file-upload";
import { ClockPanel, NearestClock } from "@/programme/time-limits/screens/clock-panel";
import { transferPath, transferUploadPath } from "@/programme/transfers/paths";
import { countTransferFiles, findTransfer, openTransferTexts, transferSteps } from "@/programme/transfers/queries";
import { ChangeScreen, StepSheet } from "@/programme/transfers/screens/transfer-forms";
import { TransferScreen } from "@/programme/transfers/screens/transfer-screen";
import { transferWorkflow } from "@/programme/transfers/workflow";
import { logMoment } from "@/ui/format";
import { Section } from "@/ui/section";
import { CameLate, lateOrNotHere } from "../../late-or-not-here";

const asking = z.enum(["change", "send", "decline", "resend", "answer", "carry", "withdraw"]);

/** One transfer. What is sealed opens with a pass; each opening is a look. */
export default async function Page({ params, searchParams }: PageProps<"/transfers/[transferId]">) {
  const [{ transferId }, search, actor, t] = await Promise.all([
    params,
    searchParams,
    requireOfficial(),
    getTranslations("transfers"),
  ]);
  if (!z.uuid().safeParse(transferId).success) return notHere();
  const look = (await currentLook(transferId)) ?? null;
  const asked = asking.safeParse(search.step).data;
  const read = await asActor(actor, async (ctx) => {
    const transfer = await findTransfer(ctx, transferId);
    if (!transfer) return null;
    return {
      transfer,
      files: await countTransferFiles(ctx, transferId),
      // The sheet of a step shows nothing sealed, so it looks at nothing; who changes a draft sees what he changes.
      texts:
        transfer.reads && look && (!asked || asked === "change")
          ? await openTransferTexts(ctx, transfer, look.purpose)
          : null,
      looks: transfer.reads ? await looksAtEach(ctx, [transferId]) : [],
      course: transfer.reads ? await historyOf(ctx, transferId) : [],
      places: await cluesDesks(ctx),
      today: ctx.today,
      now: ctx.now,
    };
  });
  if (!read) return lateOrNotHere();
  const { transfer, looks, course, today, now, ...shown } = read;
  const steps = transferSteps({ actor }, transfer);
  const open = steps.open.find(({ name }) => name === asked);
  if (asked === "change") return open ? <ChangeScreen {...shown} transfer={transfer} /> : lateOrNotHere();
  if (asked && open) return <StepSheet {...shown} transfer={transfer} step={asked} late={open.late === true} />;
  const adds = steps.open.some(({ name }) => name === "send" || name === "resend");
  return (
    <>
      <CameLate open={asked ? undefined : steps.open} />
      <TransferScreen
        {...shown}
        transfer={transfer}
        steps={steps}
        look={transfer.reads ? look : null}
        reader={`${actor.name}　${logMoment(now)}`}
        clocks={
          <ClockPanel clocks={transfer.clocks} today={today} answers={answersFor(transferWorkflow, actor, transfer)} />
        }
        nearest={<NearestClock clocks={transfer.clocks} today={today} />}
        upload={
          adds ? (
            <Section id="add" title={t("sections.add")}>
              <FileUpload
                action={transferUploadPath(transferId)}
                here={transferPath(transferId)}
                known={shown.texts?.files.map(({ id }) => id) ?? []}
                refusal={await refusedSentence(search, 200)}
              />
            </Section>
          ) : null
        }
        looks={<AccessLog looks={looks} today={today} />}
        course={
          course.length > 0 ? (
            <Section id="history" title={t("sections.course")}>
              <RecordHistory entries={course} today={today} />
            </Section>
          ) : null
        }
      />
    </>
  );
}
