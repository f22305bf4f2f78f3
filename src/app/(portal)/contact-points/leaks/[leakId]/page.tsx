import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { answersFor, stepsByClocks } from "@/kernel/clock-steps";
import { asActor } from "@/platform/database";
import { currentLook } from "@/platform/look";
import { placesOf } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { historyOf, looksAtEach } from "@/programme/audit-trail/queries";
import { AccessLog } from "@/programme/audit-trail/screens/access-log";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { findLeak, openLeakTexts, ownLeakTexts } from "@/programme/contact-points/leaks/queries";
import { LeakScreen } from "@/programme/contact-points/leaks/screens/leak-screen";
import { ASKING_LEAK_STEPS, LeakStepSheet } from "@/programme/contact-points/leaks/screens/leak-step-sheet";
import { leakWorkflow } from "@/programme/contact-points/leaks/workflow";
import { ClockPanel } from "@/programme/time-limits/screens/clock-panel";
import { logMoment } from "@/ui/format";
import { Section } from "@/ui/section";
import { CameLate } from "../../../late-or-not-here";

/** One report of a leak. An official opens what is sealed with a pass; each opening is a look. */
export default async function Page({ params, searchParams }: PageProps<"/contact-points/leaks/[leakId]">) {
  const [{ leakId }, search, actor, sections] = await Promise.all([
    params,
    searchParams,
    requireActor(),
    getTranslations("contactPoints.sections"),
  ]);
  if (!z.uuid().safeParse(leakId).success) return notHere();
  const look = (await currentLook(leakId)) ?? null;
  const asked = z.enum(ASKING_LEAK_STEPS).safeParse(search.step);
  const read = await asActor(actor, async (ctx) => {
    const leak = await findLeak(ctx, leakId);
    if (!leak) return null;
    // The sheet of a step shows nothing sealed, so it looks at nothing.
    const opens = leak.reads && !asked.success;
    return {
      leak,
      texts: !opens
        ? null
        : actor.kind === "firm"
          ? await ownLeakTexts(ctx, leakId)
          : look && (await openLeakTexts(ctx, leak, look.purpose)),
      looks: leak.reads ? await looksAtEach(ctx, [leakId]) : [],
      course: leak.reads ? await historyOf(ctx, leakId) : [],
      places: await placesOf(ctx),
      today: ctx.today,
      now: ctx.now,
    };
  });
  if (!read) return notHere();
  const { leak, looks, course, today, now, ...shown } = read;
  const steps = stepsByClocks(leakWorkflow, actor, leak, leak.clocks).open;
  const open = steps.find(({ name }) => name === asked.data);
  if (asked.success && open) return <LeakStepSheet step={asked.data} leak={leak} late={open.late === true} />;
  const parties: readonly string[] = leakWorkflow.partiesOf(actor, leak);
  return (
    <>
      <CameLate open={asked.success ? undefined : steps} />
      <LeakScreen
        {...shown}
        leak={leak}
        side={actor.kind === "firm" ? "firm" : "office"}
        steps={steps}
        look={leak.reads ? look : null}
        reader={`${actor.name}　${logMoment(now)}`}
        asksCity={parties.includes("county") && !leak.withCity && leak.status !== "closed"}
        clocks={<ClockPanel clocks={leak.clocks} today={today} answers={answersFor(leakWorkflow, actor, leak)} />}
        looks={<AccessLog looks={looks} today={today} />}
        course={
          course.length > 0 ? (
            <Section id="history" title={sections("course")}>
              <RecordHistory entries={course} today={today} />
            </Section>
          ) : null
        }
      />
    </>
  );
}
