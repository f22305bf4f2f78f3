import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded } from "@/platform/places";
import { requireOfficial } from "@/platform/session";
import { listTrail, MOST_COUNTED } from "@/programme/audit-trail/queries";
import { parseAuditCursor, readAuditFilter } from "@/programme/audit-trail/schema";
import { TrailScreen } from "@/programme/audit-trail/screens/trail-screen";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/audit">) {
  const [actor, search] = await Promise.all([requireOfficial("audit_administrator"), searchParams]);
  const after = typeof search.after === "string" ? search.after : undefined;
  const { filter, unheeded, ...page } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, readAuditFilter(search));
    return { ...asked, ...(await listTrail(ctx, asked.filter, parseAuditCursor(after))) };
  });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <TrailScreen {...page} query={present({ ...filter, after })} counted={MOST_COUNTED} />
    </>
  );
}
