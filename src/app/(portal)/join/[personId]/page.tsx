import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { findColleague } from "@/programme/accounts/colleagues/queries";
import { ColleagueScreen } from "@/programme/accounts/screens/colleague-screen";

export default async function Page({ params }: PageProps<"/join/[personId]">) {
  const [actor, { personId }] = await Promise.all([requireActor(), params]);
  if (!z.uuid().safeParse(personId).success) return notHere();
  const colleague = await asActor(actor, (ctx) => findColleague(ctx, personId));
  if (!colleague) return notHere();
  return <ColleagueScreen colleague={colleague} />;
}
