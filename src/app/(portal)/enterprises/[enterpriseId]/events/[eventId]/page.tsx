import { z } from "zod";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { strikableBy } from "@/programme/enterprises/events/policy";
import { eventsOf } from "@/programme/enterprises/events/queries";
import { findEnterprise } from "@/programme/enterprises/queries";
import { StrikeScreen } from "@/programme/enterprises/strikes/screens/strike-screen";
import { lateOrNotHere } from "../../../../late-or-not-here";

const address = z.object({ enterpriseId: z.uuid(), eventId: z.uuid() });

/** Where an office strikes what it entered of a firm by mistake. */
export default async function Page({ params }: PageProps<"/enterprises/[enterpriseId]/events/[eventId]">) {
  const [asked, actor] = await Promise.all([params, requireOfficial()]);
  const parsed = address.safeParse(asked);
  if (!parsed.success) return notHere();
  const { enterpriseId, eventId } = parsed.data;
  const { enterprise, events, divisions } = await asActor(actor, async (ctx) => ({
    enterprise: await findEnterprise(ctx, enterpriseId),
    events: await eventsOf(ctx, enterpriseId),
    divisions: (await placesOf(ctx)).divisions,
  }));
  const event = events.find(({ id }) => id === eventId);
  if (!enterprise || enterprise.status === "merged" || !event || !strikableBy(actor, enterprise, event))
    return lateOrNotHere();
  return <StrikeScreen enterprise={enterprise} event={event} divisions={divisions} />;
}
