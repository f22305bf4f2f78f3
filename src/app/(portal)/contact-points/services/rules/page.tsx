import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { sightOf } from "@/programme/contact-points/policy";
import { ServiceRules } from "@/programme/contact-points/screens/service-rules";
import { mayChangeRules } from "@/programme/contact-points/services/policy";
import { serviceRulesOn } from "@/programme/contact-points/services/queries";

export default async function Page() {
  const actor = await requireOfficial();
  const { of } = sightOf(actor);
  if (of !== "all" && of !== "division") return notHere();
  const rules = await asActor(actor, (ctx) => serviceRulesOn(ctx, ctx.today));
  return <ServiceRules rules={rules} changes={mayChangeRules(actor)} />;
}
