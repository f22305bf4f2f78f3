import { z } from "zod";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { APPLICATION_KINDS, mayAnnounce } from "@/programme/calls/policy";
import { intakes, listCalls, stateHistory } from "@/programme/calls/queries";
import { CallsScreen } from "@/programme/calls/screens/calls-screen";

const asked = z.enum(APPLICATION_KINDS).optional().catch(undefined);

export default async function Page({ searchParams }: PageProps<"/calls">) {
  const [search, actor] = await Promise.all([searchParams, currentActor()]);
  const read = await asActor(actor, async (ctx) => ({
    intakes: await intakes(ctx),
    history: await stateHistory(ctx),
    calls: await listCalls(ctx),
    today: ctx.today,
  }));
  return <CallsScreen {...read} mayAnnounce={mayAnnounce(actor)} setting={asked.parse(search.set)} />;
}
