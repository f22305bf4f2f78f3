import { randomUUID } from "node:crypto";
import { asActor } from "@/platform/database";
import { currentActor, notHere } from "@/platform/session";
import { ObjectScreen } from "@/programme/demonstration-sites/objections/screens/objection-screens";
import { sitesInNotice } from "@/programme/demonstration-sites/register/queries";

export default async function Page({ searchParams }: PageProps<"/demonstration-sites/objections">) {
  const [{ site }, actor] = await Promise.all([searchParams, currentActor()]);
  const inNotice = await asActor(actor, (ctx) => sitesInNotice(ctx, ctx.today));
  const found = inNotice.find(({ id }) => id === site);
  if (!found) return notHere();
  return <ObjectScreen site={found} formKey={randomUUID()} />;
}
