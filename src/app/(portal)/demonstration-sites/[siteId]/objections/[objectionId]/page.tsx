import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { findObjection } from "@/programme/demonstration-sites/objections/queries";
import { ObjectionReplyScreen } from "@/programme/demonstration-sites/objections/screens/objection-screens";

export default async function Page({ params }: PageProps<"/demonstration-sites/[siteId]/objections/[objectionId]">) {
  const [{ siteId, objectionId }, actor] = await Promise.all([params, requireOfficial("coordinator", "bureau_leader")]);
  if (!z.uuid().safeParse(siteId).success || !z.uuid().safeParse(objectionId).success) return notHere();
  const objection = await asActor(actor, (ctx) => findObjection(ctx, siteId, objectionId));
  if (!objection) return notHere();
  return <ObjectionReplyScreen siteId={siteId} objection={objection} />;
}
