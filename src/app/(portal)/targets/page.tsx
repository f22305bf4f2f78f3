import { getTranslations } from "next-intl/server";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { hiddenAt, outlookOn, progressByGroup, progressByMonth } from "@/programme/targets/board/queries";
import { whatIfOf } from "@/programme/targets/paths";
import { askedDay, mayChangeQuotas, mayExportBoard, readsInWords } from "@/programme/targets/policy";
import { askedScope, progressOn, targetRows } from "@/programme/targets/queries";
import { boardAddress, wrongMore } from "@/programme/targets/schema";
import { TargetsScreen } from "@/programme/targets/screens/targets-screen";
import { visitFigures } from "@/programme/visits/figures/queries";
import { VisitFiguresPart } from "@/programme/visits/figures/screens/visit-figures-part";
import { mayExport as mayExportVisits, sightOf as visitSightOf } from "@/programme/visits/policy";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";
import { OpenLinks } from "@/ui/open-links";

export default async function Page({ searchParams }: PageProps<"/targets">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const address = boardAddress.parse(search);
  const inWords = readsInWords(actor);
  const sight = visitSightOf(actor);
  const { scope, unheeded, visits, ...view } = await asActor(actor, async (ctx) => {
    const { scope, unheeded } = await askedScope(ctx, search, address);
    const { day, moved } = askedDay(address.asOf, ctx.today);
    const board = { day, scope, known: address.known, targets: await targetRows(ctx) };
    const progress = await progressOn(ctx, board);
    return {
      ...{ day, moved, scope, unheeded },
      progress,
      months: await progressByMonth(ctx, board),
      groups: await progressByGroup(ctx, board),
      outlook: await outlookOn(ctx, { ...board, progress }),
      places: await placesOf(ctx),
      visits:
        sight.of === "office" && !address.known && !scope.industry
          ? await visitFigures(ctx, {
              day,
              scope: present({ division: scope.division, cluster: scope.cluster, town: scope.town }),
            })
          : null,
      hiddenHere: inWords ? await hiddenAt(ctx, { day, known: address.known, targets: board.targets }, scope) : [],
    };
  });
  const own = sight.of === "office" ? sight.divisionCode : null;
  const t = await getTranslations("targets.export");
  const end = mayExportBoard(actor) ? (
    <ExportLinks
      list="targets"
      // A reader of words takes the whole board away, whichever place his page shows.
      query={present({
        ...{ asOf: view.day, known: address.known },
        ...(inWords ? {} : { ...scope, ...whatIfOf(address) }),
      })}
      words={{ excel: t("excel"), csv: t("csv") }}
    />
  ) : Object.keys(scope).length === 0 && !address.known ? (
    // For everybody else there are the open data, of the whole city as it is known now.
    <OpenLinks list="progress" query={{ asOf: view.day }} />
  ) : undefined;
  return (
    <TargetsScreen
      {...view}
      notes={<NotHeeded parts={unheeded} search={search} />}
      address={present(address)}
      wrong={wrongMore(search)}
      scope={scope}
      inWords={inWords}
      mayChange={mayChangeQuotas(actor)}
      end={end}
      visits={
        visits ? (
          <VisitFiguresPart
            {...visits}
            divisions={view.places.divisions.filter(
              ({ code }) => (!own || code === own) && (!scope.division || code === scope.division),
            )}
            day={view.day}
            query={present({ asOf: view.day, division: scope.division, cluster: scope.cluster, town: scope.town })}
            mayExport={mayExportVisits(actor)}
          />
        ) : null
      }
    />
  );
}
