import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { limitOn, rulesOf } from "@/platform/rules";
import { notHere, requireActor } from "@/platform/session";
import { newLeakPath } from "@/programme/contact-points/leaks/paths";
import { leakSightOf, mayExportLeaks, mayReport } from "@/programme/contact-points/leaks/policy";
import { countLeaks, listLeaks, waitingLeaks } from "@/programme/contact-points/leaks/queries";
import { leakAddress } from "@/programme/contact-points/leaks/schema";
import { LeakList } from "@/programme/contact-points/leaks/screens/leak-list";
import { contactPointOf } from "@/programme/contact-points/queries";
import { NotHeeded } from "@/ui/address-notes";
import { ButtonLink } from "@/ui/button";
import { ExportLinks } from "@/ui/export-links";

/** Reports of leaks: the office's work list, or the firm's own. */
export default async function Page({ searchParams }: PageProps<"/contact-points/leaks">) {
  const [actor, search, t] = await Promise.all([requireActor(), searchParams, getTranslations("leaks")]);
  const sight = leakSightOf(actor);
  if (sight.of === "none") return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const office = sight.of === "office";
  const handles = office && waitingLeaks({ actor }).length > 0;
  const read = await asActor(actor, async (ctx) => {
    const own = sight.of === "own" ? await contactPointOf(ctx, sight.enterpriseId) : null;
    const asked = await heeded(ctx, search, leakAddress.parse(search), { known: { point: own ? [own.id] : [] } });
    return {
      ...asked,
      list: await listLeaks(ctx, asked.filter, after),
      waiting: handles ? await countLeaks(ctx, { mine: "1" }) : null,
      reports: mayReport(own),
      days: limitOn(await rulesOf(ctx), "leak-report", ctx.today).length,
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  const { list, filter, unheeded, waiting, reports, ...shown } = read;
  const query = present({ ...filter, after });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <LeakList
        {...list}
        {...shown}
        query={query}
        side={office ? "office" : "firm"}
        chooses={office && sight.everything}
        waiting={waiting}
        end={
          reports ? (
            <ButtonLink href={newLeakPath}>{t("acts.write")}</ButtonLink>
          ) : mayExportLeaks(actor) && list.total > 0 ? (
            <ExportLinks list="leaks" query={query} words={{ excel: t("export.excel"), csv: t("export.csv") }} />
          ) : undefined
        }
      />
    </>
  );
}
