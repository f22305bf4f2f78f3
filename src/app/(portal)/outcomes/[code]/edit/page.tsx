import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { mayChangeIndicators } from "@/programme/outcomes/policy";
import { definitionsOf } from "@/programme/outcomes/queries";
import { IndicatorForm } from "@/programme/outcomes/screens/value-form";

export default async function Page({ params }: PageProps<"/outcomes/[code]/edit">) {
  const [actor, { code }] = await Promise.all([requireOfficial(), params]);
  if (!mayChangeIndicators(actor)) return notHere();
  const [indicator] = await asActor(actor, (ctx) => definitionsOf(ctx, code));
  if (!indicator) return notHere();
  return <IndicatorForm indicator={indicator} />;
}
