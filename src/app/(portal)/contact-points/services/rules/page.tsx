import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { mayExport, sightOf } from "@/programme/contact-points/policy";
import { ServiceRules } from "@/programme/contact-points/screens/service-rules";
import { mayChangeRules } from "@/programme/contact-points/services/policy";
import { serviceRulesOn } from "@/programme/contact-points/services/queries";
import { ExportLinks } from "@/ui/export-links";

export default async function Page() {
  const actor = await requireOfficial();
  const { of } = sightOf(actor);
  if (of !== "all" && of !== "division") return notHere();
  const rules = await asActor(actor, (ctx) => serviceRulesOn(ctx, ctx.today));
  const end = mayExport(actor) ? <ExportLinks list="service-rules" query={{}} /> : null;
  return <ServiceRules rules={rules} changes={mayChangeRules(actor)} end={end} />;
}
