import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { present, unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { mayExportStatements, readsInWords } from "@/programme/targets/policy";
import { StatementList } from "@/programme/targets/screens/statement-list";
import { mayLead } from "@/programme/targets/statements/policy";
import { listStatements, waitingStatements } from "@/programme/targets/statements/queries";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";
import { OpenLinks } from "@/ui/open-links";

export default async function Page({ searchParams }: PageProps<"/targets/statements">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const waits = waitingStatements(actor).length > 0;
  const mine = waits && search.mine === "1";
  const t = await getTranslations("targets");
  const view = await asActor(actor, async (ctx) => ({
    statements: await listStatements(ctx, { mine }),
    today: ctx.today,
  }));
  return (
    <>
      <NotHeeded parts={unheeded(search, waits ? { mine: mine ? "1" : undefined } : {})} search={search} />
      <StatementList
        {...view}
        mine={waits ? mine : null}
        mayOpen={mayLead(actor)}
        opens={mayExportStatements(actor)}
        inWords={readsInWords(actor)}
        onceKey={randomUUID()}
        end={
          mayExportStatements(actor) ? (
            <ExportLinks
              list="statements"
              query={present({ mine: mine ? "1" : undefined })}
              words={{ excel: t("export.excel"), csv: t("export.csv") }}
            />
          ) : (
            <OpenLinks list="statements" query={{}} />
          )
        }
      />
    </>
  );
}
