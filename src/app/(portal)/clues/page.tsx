import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { clueSightOf, mayExportClues } from "@/programme/clues/policy";
import { cluesDesks, countClues, listClues, waitingClues } from "@/programme/clues/queries";
import { clueAddress } from "@/programme/clues/schema";
import { ClueList } from "@/programme/clues/screens/clue-list";
import { ExportLinks } from "@/ui/export-links";

/** Clues from visits: a desk's work list, an officer's own, the firm's. */
export default async function Page({ searchParams }: PageProps<"/clues">) {
  const [actor, search, t] = await Promise.all([requireActor(), searchParams, getTranslations("clues")]);
  const sight = clueSightOf(actor);
  if (sight.of === "none") return notHere();
  const filter = present(clueAddress.parse(search));
  const after = typeof search.after === "string" ? search.after : undefined;
  const verifies = waitingClues({ actor }).length > 0;
  const { list, ...shown } = await asActor(actor, async (ctx) => ({
    list: await listClues(ctx, filter, after),
    waiting: verifies ? await countClues(ctx, { mine: "1" }) : null,
    places: await cluesDesks(ctx),
    today: ctx.today,
  }));
  const query = present({ ...filter, after });
  return (
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
  );
}
