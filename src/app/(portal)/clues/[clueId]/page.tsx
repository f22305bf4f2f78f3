import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answersFor, stepsByClocks } from "@/kernel/clock-steps";
import { asActor } from "@/platform/database";
import { currentLook } from "@/platform/look";
import { notHere, requireActor } from "@/platform/session";
import { historyOf, looksAtEach } from "@/programme/audit-trail/queries";
import { AccessLog } from "@/programme/audit-trail/screens/access-log";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { cluesDesks, findClue, openClueTexts, toldReason } from "@/programme/clues/queries";
import { EndSheet } from "@/programme/clues/screens/clue-forms";
import { ClueScreen } from "@/programme/clues/screens/clue-screen";
import { CLUE_OUTCOMES, clueWorkflow } from "@/programme/clues/workflow";
import { ClockPanel } from "@/programme/time-limits/screens/clock-panel";
import { logMoment } from "@/ui/format";
import { Section } from "@/ui/section";
import { CameLate } from "../../late-or-not-here";

/** One clue. An official opens what is sealed with a pass; each opening is a look. */
export default async function Page({ params, searchParams }: PageProps<"/clues/[clueId]">) {
  const [{ clueId }, search, actor, t] = await Promise.all([
    params,
    searchParams,
    requireActor(),
    getTranslations("clues"),
  ]);
  if (!z.uuid().safeParse(clueId).success) return notHere();
  const look = (await currentLook(clueId)) ?? null;
  const asked = z.enum(CLUE_OUTCOMES).safeParse(search.end);
  const firm = actor.kind === "firm";
  const read = await asActor(actor, async (ctx) => {
    const clue = await findClue(ctx, clueId);
    if (!clue) return null;
    return {
      clue,
      reason: firm ? await toldReason(ctx, clueId) : null,
      // The sheet that ends it shows nothing sealed, so it looks at nothing.
      texts: clue.reads && look && !asked.success ? await openClueTexts(ctx, clue, look.purpose) : null,
      looks: clue.reads ? await looksAtEach(ctx, [clueId]) : [],
      course: clue.reads || firm ? await historyOf(ctx, clueId) : [],
      places: await cluesDesks(ctx),
      today: ctx.today,
      now: ctx.now,
    };
  });
  if (!read) return notHere();
  const { clue, looks, course, today, now, ...shown } = read;
  const end = stepsByClocks(clueWorkflow, actor, clue, clue.clocks).open.at(0);
  if (asked.success && end) return <EndSheet clue={clue} outcome={asked.data} late={end.late === true} />;
  return (
    <>
      {asked.success ? <CameLate /> : null}
      <ClueScreen
        {...shown}
        clue={clue}
        side={firm ? "firm" : "office"}
        ends={end !== undefined}
        look={clue.reads ? look : null}
        reader={"name" in actor ? `${actor.name}　${logMoment(now)}` : ""}
        clocks={<ClockPanel clocks={clue.clocks} today={today} answers={answersFor(clueWorkflow, actor, clue)} />}
        looks={<AccessLog looks={looks} today={today} />}
        course={
          course.length > 0 ? (
            <Section id="history" title={t("course")}>
              <RecordHistory entries={course} today={today} />
            </Section>
          ) : null
        }
      />
    </>
  );
}
