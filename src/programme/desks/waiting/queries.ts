import type { Actor } from "@/kernel/actor";
import type { Light } from "@/kernel/clocks";
import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { type FirstClock, firstClock, firstClockColumns, lightOfRow } from "@/platform/listed-clocks";
import { rulesOf } from "@/platform/rules";
import { type Sql, sql } from "@/platform/sql";
import { FIRM_HEEDS } from "../../complaints/queries";
import { edgesOf, lightOfVisit } from "../../visits/queue/queries";
import { lookedUpOnce, type Piece, piecesFor, spanOf, type WaitingKind } from "../waiting-kinds/queries";

/** Rows of a piece as a table `(kind, id, number, label, status, due_on)`. */
function listed({ kind, from, names = sql``, where, ...columns }: Piece): Sql {
  const { number = sql`null`, label = sql`null`, status = sql`null`, dueOn = sql`null` } = columns;
  return sql`select ${kind}::text as kind, r.id, ${number}::text as number, ${label}::text as label, ${status}::text as status, ${dueOn}::date as due_on
    from ${from} ${names} where ${where}`;
}

function counted({ kind, from, where }: Piece): Sql {
  return sql`select ${kind}::text as kind, count(*)::int as n from ${from} where ${where}`;
}

/** The parts of a statement one below the other; undefined when there are none. */
function together(parts: readonly Sql[]): Sql | undefined {
  return parts.length === 0 ? undefined : parts.reduce((above, below) => sql`${above} union all ${below}`);
}

export type Counts = Readonly<Record<WaitingKind, number>>;
export const NOTHING: Counts = {
  complaint: 0,
  message: 0,
  case: 0,
  referral: 0,
  enterprise: 0,
  "contact-point": 0,
  "demonstration-site": 0,
  "leak-report": 0,
  clue: 0,
  transfer: 0,
  visit: 0,
  article: 0,
  "outcome-value": 0,
  statement: 0,
  account: 0,
  "join-request": 0,
};

/** How much waits for this person, by kind, as an expression that yields an object. */
export function countsExpression(actor: Actor, today: Day): Sql {
  const all = together(piecesFor(actor, today).map(counted));
  return all
    ? sql`(with ${lookedUpOnce(actor)} select json_object_agg(kind, n) from (select kind, sum(n)::int as n from (${all}) parts group by kind) kinds)`
    : sql`null::json`;
}

export type WaitingRow = {
  readonly kind: WaitingKind;
  readonly id: string;
  readonly number: string | null;
  /** Title of a complaint or a case, name of a firm; none for a referral. */
  readonly label: string | null;
  /** The same in English, of what has names in both languages. */
  readonly labelEn: string | null;
  /** Since when it waits, of what no time is set for. */
  readonly since: Date | null;
  readonly status: string;
  readonly dueOn: Day | null;
  readonly light: Light;
};
export type Waiting = { readonly rows: readonly WaitingRow[]; readonly counts: Counts };

/** Rows of a desk's first part. */
const SHOWN = 8;

type Found = Omit<WaitingRow, "dueOn" | "light"> &
  FirstClock & {
    readonly dueOn: Date | null;
    readonly counts: Partial<Counts>;
    /** Of a visit, which has a rule of its own and no clock. */
    readonly edges: { readonly yellow: number; readonly red: number } | null;
  };

/** The first of what waits for this person, nearest date first, with how much there is of each kind. One statement. */
export async function listWaiting(ctx: Ctx): Promise<Waiting> {
  const { tx, actor, now, today } = ctx;
  const all = together(piecesFor(actor, today).map(listed));
  if (!all) return { rows: [], counts: NOTHING };
  const found = await tx.$queryRaw<Found[]>`
    with ${lookedUpOnce(actor)}, waiting as materialized (${all}),
      first as (select * from waiting order by coalesce(due_on, 'infinity'::date), id limit ${SHOWN})
    select first.kind, first.id, first.number, first.label, first.status, first.due_on as "dueOn", ${firstClockColumns},
      case first.kind when 'outcome-value' then (select i.name_en || ' ' || ${spanOf} from outcome_values r
        join outcome_indicators i on i.code = r.code and i.superseded_at is null where r.id = first.id) end as "labelEn",
      case first.kind when 'outcome-value' then (select r.updated_at from outcome_values r where r.id = first.id)
        when 'statement' then (select r.opened_at from statements r where r.id = first.id) end as since,
      case first.kind when 'visit' then (select row_to_json(l) from visits v join lateral ${edgesOf(sql`v`)} l on true where v.id = first.id) end as edges,
      (select json_object_agg(kind, n) from (select kind, count(*)::int as n from waiting group by kind) counted) as counts
    from first ${firstClock(sql`first.id`, actor.kind === "firm" ? FIRM_HEEDS : undefined)}
    order by coalesce(first.due_on, 'infinity'::date), first.id`;
  const rules = await rulesOf(ctx);
  return {
    rows: found.map(({ kind, id, number, label, labelEn, since, status, dueOn, edges, ...clock }) => ({
      kind,
      id,
      number,
      label,
      labelEn,
      since,
      status,
      dueOn: dueOn && dayFromDate(dueOn),
      light: edges
        ? lightOfVisit({ ...edges, dueOn }, { today, calendar: rules.calendar })
        : lightOfRow(clock, rules, { now, today, ended: false }),
    })),
    counts: { ...NOTHING, ...found[0]?.counts },
  };
}
