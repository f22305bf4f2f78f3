import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { visitRulesOn } from "@/programme/visits/planning/queries";
import { mayChangeRules, sightOf } from "@/programme/visits/policy";
import { RulesScreen } from "@/programme/visits/screens/rules-screen";

export default async function Page() {
  const actor = await requireOfficial();
  if (sightOf(actor).of !== "office") return notHere();
  const rules = await asActor(actor, (ctx) => visitRulesOn(ctx, ctx.today));
  return <RulesScreen rules={rules} changes={mayChangeRules(actor)} />;
}
