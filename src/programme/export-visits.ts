import type { Actor } from "@/kernel/actor";
import { present } from "@/kernel/address";
import { monthOf } from "@/kernel/days";
import { EXPORT_LIMIT, type ExportList, type SheetWords } from "./export-list";
import { askedDay } from "./targets/policy";
import { listAbsences } from "./visits/absences/queries";
import { absenceSheet } from "./visits/absences/screens/absence-sheet";
import { visitCalendar } from "./visits/calendar/queries";
import { calendarSheet } from "./visits/calendar/screens/calendar-sheet";
import { listChecklists } from "./visits/checklists/queries";
import { checklistSheet } from "./visits/checklists/screens/checklist-sheet";
import { mayDraw } from "./visits/draws/policy";
import { everyDraw } from "./visits/draws/queries";
import { drawAddress } from "./visits/draws/schema";
import { drawSheet } from "./visits/draws/screens/draw-sheet";
import { visitFigures } from "./visits/figures/queries";
import { visitFiguresAddress } from "./visits/figures/schema";
import { visitFiguresSheet } from "./visits/figures/screens/visit-figures-sheet";
import { visitRulesOn } from "./visits/planning/queries";
import { mayExport, mayExportList, sightOf } from "./visits/policy";
import { everyVisit } from "./visits/queue/queries";
import { visitRoute } from "./visits/route/queries";
import { routeSheet } from "./visits/route/screens/route-sheet";
import { planAddress, visitAddress, yearAddress } from "./visits/schema";
import { ruleSheet } from "./visits/screens/rule-sheet";
import { visitSheet } from "./visits/screens/visit-sheet";
import { yearPlan } from "./visits/year/queries";
import { yearSheet } from "./visits/year/screens/year-sheet";

const routeAddress = planAddress.omit({ month: true });

/** Visits as files: lists, calendar and route, figures, and the rules by which they are made. */
export const visitLists: Readonly<Record<string, ExportList>> = {
  visits: {
    words: "visits",
    records: "visits",
    limit: EXPORT_LIMIT,
    allows: mayExportList,
    filterOf: (query) => present(visitAddress.parse(query)),
    read: async (ctx, query, words, take) =>
      visitSheet(await everyVisit(ctx, present(visitAddress.parse(query)), take), words),
  },
  "visit-calendar": {
    words: "visits",
    title: "fileTitles.calendar",
    records: "visits",
    limit: EXPORT_LIMIT,
    allows: mayExport,
    filterOf: (query) => present(planAddress.parse(query)),
    read: async (ctx, query, words, take) => {
      const { month = monthOf(ctx.today), ...filter } = present(planAddress.parse(query));
      return calendarSheet(await visitCalendar(ctx, filter, month, take), words);
    },
  },
  "visit-route": {
    words: "visits",
    title: "fileTitles.route",
    records: "visits",
    limit: EXPORT_LIMIT,
    allows: mayExport,
    filterOf: (query) => present(routeAddress.parse(query)),
    read: async (ctx, query, words, take) => {
      const { rows } = await visitRoute(ctx, present(routeAddress.parse(query)), take);
      return routeSheet(rows, words);
    },
  },
  "visit-year": {
    words: "visits",
    title: "fileTitles.year",
    records: "visits",
    limit: EXPORT_LIMIT,
    allows: mayExport,
    filterOf: (query) => present(yearAddress.parse(query)),
    read: async (ctx, query, words) => {
      const year = yearAddress.parse(query).year ?? ctx.today.slice(0, 4);
      return yearSheet(await yearPlan(ctx, year), { year, divisions: seenBy(ctx.actor, words) }, words);
    },
  },
  "visit-figures": {
    words: "visits",
    title: "figures.title",
    records: "visits",
    limit: EXPORT_LIMIT,
    allows: mayExport,
    filterOf: (query) => present(visitFiguresAddress.parse(query)),
    read: async (ctx, query, words) => {
      const { asOf, ...scope } = visitFiguresAddress.parse(query);
      const { day } = askedDay(asOf, ctx.today);
      const divisions = seenBy(ctx.actor, words).filter(({ code }) => !scope.division || code === scope.division);
      return visitFiguresSheet(await visitFigures(ctx, { day, scope: present(scope) }), { divisions, day }, words);
    },
  },
  "visit-rules": {
    words: "visits",
    title: "rules.title",
    records: "visit-rules",
    limit: EXPORT_LIMIT,
    allows: mayExport,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => ruleSheet(await visitRulesOn(ctx, ctx.today), words),
  },
  "visit-checklists": {
    words: "visits",
    title: "checklists.title",
    records: "visit-checklists",
    limit: EXPORT_LIMIT,
    allows: mayExport,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => checklistSheet(await listChecklists(ctx), words),
  },
  "visit-draws": {
    words: "draws",
    records: "visit-draws",
    limit: EXPORT_LIMIT,
    allows: mayDraw,
    filterOf: (query) => present(drawAddress.pick({ status: true }).parse(query)),
    read: async (ctx, query, words, take) => drawSheet(await everyDraw(ctx, drawAddress.parse(query), take), words),
  },
  absences: {
    words: "visits",
    title: "absences.title",
    records: "absences",
    limit: EXPORT_LIMIT,
    allows: mayExport,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => absenceSheet(await listAbsences(ctx), words),
  },
};

/** The divisions whose visits somebody sees. */
function seenBy(actor: Actor, { places }: SheetWords) {
  const sight = sightOf(actor);
  const own = sight.of === "office" ? sight.divisionCode : null;
  return places.divisions.filter(({ code }) => !own || code === own);
}
