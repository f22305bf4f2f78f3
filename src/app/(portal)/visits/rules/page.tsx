import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { visitRulesOn } from "@/programme/visits/planning/queries";
import { mayChangeRules, mayExport, sightOf } from "@/programme/visits/policy";
import { RulesScreen } from "@/programme/visits/screens/rules-screen";
import { ExportLinks } from "@/ui/export-links";

export default async function Page() {
  const actor = await requireOfficial();
  if (sightOf(actor).of !== "office") return notHere();
  const rules = await asActor(actor, (ctx) => visitRulesOn(ctx, ctx.today));
  const end = mayExport(actor) ? <ExportLinks list="visit-rules" query={{}} /> : null;
  return <RulesScreen rules={rules} changes={mayChangeRules(actor)} end={end} />;
}
