import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { findClock } from "@/programme/time-limits/queries";
import { missedTermOf } from "@/programme/time-limits/reasons/queries";
import { ReasonsPart } from "@/programme/time-limits/reasons/screens/reasons-part";
import { ClockScreen } from "@/programme/time-limits/screens/clock-screen";
import { ExportLinks } from "@/ui/export-links";

/** Where the records of a workflow stand. */
const PLACES: Readonly<Record<string, string>> = {
  complaint: "/complaints",
  case: "/cases",
  referral: "/referrals",
  enterprise: "/enterprises",
  "contact-point": "/contact-points",
  "demonstration-site": "/demonstration-sites",
  "leak-report": "/contact-points/leaks",
  clue: "/clues",
  transfer: "/transfers",
};

export default async function Page({ params }: PageProps<"/time-limits/clocks/[clockId]">) {
  const [actor, { clockId }] = await Promise.all([requireActor(), params]);
  if (!z.uuid().safeParse(clockId).success) return notHere();
  const { clock, term, today } = await asActor(actor, async (ctx) => ({
    clock: await findClock(ctx, clockId),
    term: await missedTermOf(ctx, clockId),
    today: ctx.today,
  }));
  if (!clock) return notHere();
  const place = PLACES[clock.subjectKind];
  return (
    <ClockScreen
      clock={clock}
      files={<ExportLinks list="clock-days" query={{ clock: clockId }} />}
      recordHref={place && `${place}/${clock.subjectId}`}
      why={term?.missed ? <ReasonsPart term={term} today={today} /> : null}
      today={today}
    />
  );
}
