import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { mayType, seesFilings } from "@/programme/contact-points/counter/policy";
import { listFilings } from "@/programme/contact-points/counter/queries";
import { counterAddress } from "@/programme/contact-points/counter/schema";
import { CounterScreen } from "@/programme/contact-points/counter/screens/counter-screen";

export default async function Page({ searchParams }: PageProps<"/contact-points/filings">) {
  const [search, actor] = await Promise.all([searchParams, requireOfficial()]);
  if (!seesFilings(actor)) return notHere();
  const { show } = counterAddress.parse(search);
  const read = await asActor(actor, async (ctx) => ({ rows: await listFilings(ctx, show), today: ctx.today }));
  const may = { register: mayType(actor, "registration"), apply: mayType(actor, "contact-point") };
  return <CounterScreen {...read} show={show} may={may} />;
}
