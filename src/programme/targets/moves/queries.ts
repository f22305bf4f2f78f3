import type { Day } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { type Sql, sql } from "@/platform/sql";
import type { Indicator } from "../policy";

/**
 * Whether the register says something else by now than a statement (`statements r`) said last of a figure that was confirmed: of this
 * division's, or of any's. Until it is accepted, also whether the division's share of the target is another by now.
 */
export function hasMoved(divisionCode?: string): Sql {
  // As `goalOn`: of the next date that hadn't passed, after the last one of that.
  const share = sql`coalesce((select coalesce(q.value, 0) from targets t
    left join quotas q on q.target_id = t.id and q.division_code = f.division_code
    where t.indicator = f.indicator order by t.deadline < r.as_of, abs(t.deadline - r.as_of) limit 1), 0)`;
  const stood = sql`p.division_code = f.division_code and p.from_day <= r.as_of and (p.to_day is null or p.to_day > r.as_of)`;
  return sql`exists (select from statement_figures f
    where f.statement_id = r.id and ${divisionCode ? sql`f.division_code = ${divisionCode}` : sql`true`}
      and ((r.accepted_at is null and f.target <> ${share}) or coalesce((select w.n from restatements w where w.statement_id = f.statement_id and w.indicator = f.indicator
        and w.division_code = f.division_code order by w.at desc, w.id desc limit 1), f.n) <> case f.indicator
        when 'contact-points' then (select count(*) from contact_point_periods p where ${stood})
        else (select count(*) from site_periods p where ${stood}) end))`;
}

export type MoveRow = {
  readonly indicator: Indicator;
  readonly divisionCode: string;
  readonly subjectId: string;
  readonly number: string;
  readonly name: string;
  /** It counts now and didn't; or the other way round. */
  readonly came: boolean;
  /** What was entered of it since: the day that the register said, the day that it says, and why; null when it moved otherwise. */
  readonly was: Day | null;
  readonly became: Day | null;
  readonly reason: string | null;
};

/**
 * Firm by firm what has moved the figures of a statement since they were said last (confirmed, published or restated): who counts now and
 * didn't, or did and doesn't, each with why, as far as the reader may know it. One statement.
 */
export async function movesOf({ tx }: Ctx, statementId: string): Promise<MoveRow[]> {
  return tx.$queryRaw<MoveRow[]>`
    with said as (
      select f.indicator, f.division_code, s.as_of, coalesce((select max(w.at) from restatements w where w.statement_id = s.id
        and w.indicator = f.indicator and w.division_code = f.division_code), s.accepted_at, f.confirmed_at) as moment
      from statement_figures f join statements s on s.id = f.statement_id where s.id = ${statementId}::uuid),
    stood as (
      select said.indicator, said.division_code, said.moment, v.subject_id, max(v.number) as number, max(v.enterprise_name) as name,
        bool_or(v.known_from <= said.moment and (v.known_until is null or v.known_until > said.moment)) as before,
        bool_or(v.known_until is null) as now
      from said join period_versions v on v.register = said.indicator and v.division_code = said.division_code
        and v.from_day <= said.as_of and (v.to_day is null or v.to_day > said.as_of)
      group by 1, 2, 3, 4)
    select m.indicator, m.division_code as "divisionCode", m.subject_id as "subjectId", m.number, m.name, m.now as came,
      to_char(l.was, 'YYYY-MM-DD') as was, to_char(l.became, 'YYYY-MM-DD') as became, l.reason
    from stood m left join lateral (select l.was, l.became, l.reason from late_entries l
      where l.subject_id = m.subject_id and l.entered_at > m.moment order by l.entered_at desc, l.id desc limit 1) l on true
    where m.before <> m.now order by m.indicator, m.division_code, m.number`;
}
