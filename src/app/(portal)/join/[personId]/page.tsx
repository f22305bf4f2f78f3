import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { findColleague } from "@/programme/accounts/colleagues/queries";
import { pageQuery } from "@/programme/accounts/schema";
import { ColleagueScreen } from "@/programme/accounts/screens/colleague-screen";

export default async function Page({ params, searchParams }: PageProps<"/join/[personId]">) {
  const [actor, { personId }, search] = await Promise.all([requireActor(), params, searchParams]);
  if (!z.uuid().safeParse(personId).success) return notHere();
  const colleague = await asActor(actor, (ctx) => findColleague(ctx, personId));
  if (!colleague) return notHere();
  return <ColleagueScreen colleague={colleague} told={pageQuery.parse(search).told} />;
}
