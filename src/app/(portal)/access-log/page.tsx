import { z } from "zod";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { requireFirm } from "@/platform/session";
import { listLooks } from "@/programme/audit-trail/looks/queries";
import { parseAuditCursor } from "@/programme/audit-trail/schema";
import { LooksScreen } from "@/programme/desks/screens/firm-looks";
import { NotHeeded } from "@/ui/address-notes";

const query = z.object({ after: z.string().optional().catch(undefined) });

/** A firm's access log: every look of an official at what it sealed. */
export default async function Page({ searchParams }: PageProps<"/access-log">) {
  const [actor, search] = await Promise.all([requireFirm(), searchParams]);
  const after = parseAuditCursor(query.parse(search).after);
  const { rows, today, ...page } = await asActor(actor, async (ctx) => ({
    ...(await listLooks(ctx, after)),
    today: ctx.today,
  }));
  return (
    <>
      <NotHeeded parts={unheeded(search, {})} search={search} />
      <LooksScreen {...page} looks={rows} later={after !== undefined} today={today} />
    </>
  );
}
