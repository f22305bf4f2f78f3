import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { requireOfficial } from "@/platform/session";
import { EXPORT_LIMIT, listTrail, MOST_COUNTED } from "@/programme/audit-trail/queries";
import { parseAuditCursor, readAuditFilter } from "@/programme/audit-trail/schema";
import { TrailScreen } from "@/programme/audit-trail/screens/trail-screen";

export default async function Page({ searchParams }: PageProps<"/audit">) {
  const [actor, search] = await Promise.all([requireOfficial("audit_administrator"), searchParams]);
  const filter = readAuditFilter(search);
  const after = typeof search.after === "string" ? search.after : undefined;
  const page = await asActor(actor, (ctx) => listTrail(ctx, filter, parseAuditCursor(after)));
  return (
    <TrailScreen
      {...page}
      query={present({ ...filter, after })}
      exportLimit={EXPORT_LIMIT}
      counted={MOST_COUNTED}
      tooMany={search.many === "1"}
    />
  );
}
