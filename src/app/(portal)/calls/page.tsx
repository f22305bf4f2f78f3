import { z } from "zod";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { APPLICATION_KINDS, mayAnnounce } from "@/programme/calls/policy";
import { intakes, listCalls, stateHistory } from "@/programme/calls/queries";
import { CallsScreen } from "@/programme/calls/screens/calls-screen";
import { NotHeeded } from "@/ui/address-notes";

const asked = z.enum(APPLICATION_KINDS).optional().catch(undefined);

export default async function Page({ searchParams }: PageProps<"/calls">) {
  const [search, actor] = await Promise.all([searchParams, currentActor()]);
  const read = await asActor(actor, async (ctx) => ({
    intakes: await intakes(ctx),
    history: await stateHistory(ctx),
    calls: await listCalls(ctx),
    today: ctx.today,
  }));
  const set = asked.parse(search.set);
  return (
    <>
      <NotHeeded parts={unheeded(search, { set })} search={search} />
      <CallsScreen {...read} mayAnnounce={mayAnnounce(actor)} setting={set} />
    </>
  );
}
