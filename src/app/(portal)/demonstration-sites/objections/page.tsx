import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { ObjectScreen } from "@/programme/demonstration-sites/objections/screens/objection-screens";
import { sitesInNotice } from "@/programme/demonstration-sites/register/queries";

export default async function Page({ searchParams }: PageProps<"/demonstration-sites/objections">) {
  const [{ site }, actor] = await Promise.all([searchParams, currentActor()]);
  const inNotice = await asActor(actor, (ctx) => sitesInNotice(ctx, ctx.today));
  const found = inNotice.find(({ id }) => id === site);
  if (!found) notFound();
  return <ObjectScreen site={found} formKey={randomUUID()} />;
}
