import { randomUUID } from "node:crypto";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { listObjections, MOST_OBJECTIONS } from "@/programme/demonstration-sites/objections/queries";
import { ObjectScreen } from "@/programme/demonstration-sites/objections/screens/objection-screens";
import { ObjectionsScreen } from "@/programme/demonstration-sites/objections/screens/objections-screen";
import { mayAnswerObjections } from "@/programme/demonstration-sites/policy";
import { sitesInNotice } from "@/programme/demonstration-sites/register/queries";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/demonstration-sites/objections">) {
  const [search, actor] = await Promise.all([searchParams, currentActor()]);
  const { site } = search;
  const { notices, ...read } = await asActor(actor, async (ctx) => ({
    notices: await sitesInNotice(ctx, ctx.today),
    objections: mayAnswerObjections(actor) ? await listObjections(ctx) : null,
    places: await placesOf(ctx),
    today: ctx.today,
  }));
  const found = notices.find(({ id }) => id === site);
  if (found) return <ObjectScreen site={found} formKey={randomUUID()} />;
  return (
    <>
      <NotHeeded parts={unheeded(search, { site })} search={search} />
      <ObjectionsScreen {...read} notices={notices} notInNotice={site !== undefined} most={MOST_OBJECTIONS} />
    </>
  );
}
