import { asActor } from "@/platform/database";
import { heeded } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { mayType, seesFilings } from "@/programme/contact-points/counter/policy";
import { listFilings } from "@/programme/contact-points/counter/queries";
import { counterAddress } from "@/programme/contact-points/counter/schema";
import { CounterScreen } from "@/programme/contact-points/counter/screens/counter-screen";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/contact-points/filings">) {
  const [search, actor] = await Promise.all([searchParams, requireOfficial()]);
  if (!seesFilings(actor)) return notHere();
  const address = counterAddress.pick({ show: true }).parse(search);
  const { show } = address;
  const { unheeded, ...read } = await asActor(actor, async (ctx) => ({
    unheeded: (await heeded(ctx, search, address)).unheeded,
    rows: await listFilings(ctx, show),
    today: ctx.today,
  }));
  const may = { register: mayType(actor, "registration"), apply: mayType(actor, "contact-point") };
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <CounterScreen {...read} show={show} may={may} />
    </>
  );
}
