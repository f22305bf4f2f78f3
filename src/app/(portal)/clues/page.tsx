import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { clueSightOf, mayExportClues } from "@/programme/clues/policy";
import { cluesDesks, countClues, listClues, waitingClues } from "@/programme/clues/queries";
import { clueAddress } from "@/programme/clues/schema";
import { ClueList } from "@/programme/clues/screens/clue-list";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

/** Clues from visits: a desk's work list, an officer's own, the firm's. */
export default async function Page({ searchParams }: PageProps<"/clues">) {
  const [actor, search, t] = await Promise.all([requireActor(), searchParams, getTranslations("clues")]);
  const sight = clueSightOf(actor);
  if (sight.of === "none") return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const verifies = waitingClues({ actor }).length > 0;
  const { list, filter, unheeded, ...shown } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, clueAddress.parse(search), { city: true });
    return {
      ...asked,
      list: await listClues(ctx, asked.filter, after),
      waiting: verifies ? await countClues(ctx, { mine: "1" }) : null,
      places: await cluesDesks(ctx),
      today: ctx.today,
    };
  });
  const query = present({ ...filter, after });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <ClueList
        {...list}
        {...shown}
        query={query}
        side={sight.of === "office" ? "office" : "firm"}
        chooses={sight.of === "office" && sight.everything}
        keeps={sight.of === "office" && sight.divisionCode !== null}
        end={
          mayExportClues(actor) && list.total > 0 ? (
            <ExportLinks list="clues" query={query} words={{ excel: t("export.excel"), csv: t("export.csv") }} />
          ) : undefined
        }
      />
    </>
  );
}
