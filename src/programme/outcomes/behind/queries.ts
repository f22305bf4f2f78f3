import type { Day } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { sql } from "@/platform/sql";
import { countPeriods, isSecret, lookIn, outcomesOn } from "../counted/queries";
import { type Counted, type Period, readsInWords } from "../policy";

export type BehindFilter = {
  readonly of: Counted;
  readonly from: Day;
  readonly to: Day;
  readonly division?: string | undefined;
};
/** A span as an address asks for it: never beyond today, and never backwards. */
export function spanWithin<Span extends { readonly from: Day; readonly to?: Day | undefined }>(span: Span, today: Day) {
  const to = span.to && span.to < today ? span.to : today;
  return { ...span, to, from: span.from < to ? span.from : to };
}

export type BehindRow = {
  readonly id: string;
  readonly number: string;
  /** The firm, where it is no secret that it is among them. */
  readonly name: string | null;
  readonly divisionCode: string;
  readonly day: Day;
};

/** So many rows stand on the page; the rest is stated as a number. */
const MOST = 1000;

/**
 * The rows behind a figure that is counted, as far as this reader may see them, in order of days; `total` is how many the figure counts,
 * null when it is told to this reader in words, or is none that the page of the effects tells him: from spans of his own choice he could
 * subtract. Two statements, three more for a reader of words.
 */
export async function rowsBehind(ctx: Ctx, filter: BehindFilter): Promise<{ rows: BehindRow[]; total: number | null }> {
  const { of, from, to, division } = filter;
  const total =
    readsInWords(ctx.actor) || isSecret(ctx, of) ? await toldBehind(ctx, filter) : await countBehind(ctx, filter);
  const place = division ? sql`p.division_code = ${division}` : sql`true`;
  const stood = (day: typeof place) => sql`p.from_day <= ${day} and (p.to_day is null or p.to_day > ${day})`;
  const submitted = sql`(r.submitted_at at time zone 'Asia/Shanghai')::date`;
  const source =
    of === "cases"
      ? sql`select r.id, r.number, null as name, p.division_code as "divisionCode", r.filed_on as day
          from cases r join contact_point_periods p on p.enterprise_id = r.enterprise_id and ${stood(sql`r.filed_on`)}
          where r.filed_on between ${from}::date and ${to}::date and ${place}`
      : of === "incidents"
        ? sql`select r.id, r.number, null as name, p.division_code as "divisionCode", ${submitted} as day
          from complaints r join contact_point_periods p on p.enterprise_id = r.enterprise_id and ${stood(submitted)}
          where r.status not in ('draft', 'merged', 'withdrawn') and ${submitted} between ${from}::date and ${to}::date and ${place}`
        : sql`select p.contact_point_id as id, p.number, p.enterprise_name as name, p.division_code as "divisionCode", max(s.done_on) as day
          from contact_point_periods p join point_services s on s.contact_point_id = p.contact_point_id
            and s.done_on between ${from}::date and ${to}::date and s.code in ('training', 'survey', 'risk_assessment')
          where ${stood(sql`${to}::date`)} and ${place} group by 1, 2, 3, 4`;
  const rows = await ctx.tx.$queryRaw<BehindRow[]>`
    select id, number, name, "divisionCode", to_char(day, 'YYYY-MM-DD') as day from (${source}) found order by day, number limit ${MOST}`;
  return { rows, total };
}

async function countBehind(ctx: Ctx, { of, from, to, division }: BehindFilter): Promise<number | null> {
  const period: Period = { key: "asked", from, to, running: false };
  const counts = lookIn(ctx, [period], await countPeriods(ctx, [period]));
  return counts("asked", of, division ?? null)?.numerator ?? null;
}

/** The figure as the effects tell it today, or told it on the last day of the span. */
async function toldBehind(ctx: Ctx, { of, from, to, division }: BehindFilter): Promise<number | null> {
  for (const day of new Set([ctx.today, to])) {
    for (const { indicator, points, spans, places } of (await outcomesOn(ctx, day)).outcomes) {
      if (indicator.counted !== of) continue;
      const asked = (period: Period) => period.from === from && period.to === to;
      const span = spans.findIndex(asked);
      const row = places.find(({ place }) => (place?.code ?? null) === (division ?? null));
      const point = (division ? undefined : points.find(({ period }) => asked(period))) ?? row?.cells[span];
      if (point) return point.inWords ? null : point.figures.numerator;
    }
  }
  return null;
}
