import { z } from "zod";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { kindsOpen } from "@/programme/enterprises/events/policy";
import { eventsOf, parentIn } from "@/programme/enterprises/events/queries";
import { eventAddress } from "@/programme/enterprises/events/schema";
import { EventScreen } from "@/programme/enterprises/events/screens/event-screens";
import { mayCorrect, mayMove } from "@/programme/enterprises/policy";
import { findEnterprise } from "@/programme/enterprises/queries";
import { isGone } from "@/programme/enterprises/workflow";
import { closedDays } from "@/programme/targets/late-entries/queries";
import { mayLead } from "@/programme/targets/statements/policy";

/** Where an office enters what befell a firm. */
export default async function Page({ params, searchParams }: PageProps<"/enterprises/[enterpriseId]/events">) {
  const [{ enterpriseId }, search, actor] = await Promise.all([params, searchParams, requireOfficial()]);
  if (!z.uuid().safeParse(enterpriseId).success) return notHere();
  const { enterprise, events, places, today, closed } = await asActor(actor, async (ctx) => ({
    enterprise: await findEnterprise(ctx, enterpriseId),
    events: await eventsOf(ctx, enterpriseId),
    places: await placesOf(ctx),
    today: ctx.today,
    closed: mayLead(actor) ? await closedDays(ctx) : [],
  }));
  if (!enterprise || isGone(enterprise.status) || !mayCorrect(actor, enterprise)) return notHere();
  const open = kindsOpen({ standing: enterprise.standing, parent: parentIn(events)?.name ?? null }).filter(
    (kind) => kind !== "moved" || mayMove(actor),
  );
  const { kind } = eventAddress.parse(search);
  return (
    <EventScreen
      enterprise={enterprise}
      open={open}
      kind={kind && open.includes(kind) ? kind : undefined}
      divisions={places.divisions.filter(({ code }) => code !== enterprise.divisionCode)}
      today={today}
      closed={closed}
    />
  );
}
