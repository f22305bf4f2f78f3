import type pg from "pg";
import type { DepartmentKind } from "@/kernel/actor";
import { dayOfMoment } from "@/kernel/days";
import { hashPassword } from "@/platform/password";
import { calendarUntilNow, NOW } from "./scale-calendar";
import { openCase } from "./scale-cases";
import { draftComplaint, fileComplaint, type World } from "./scale-complaints";
import { type Batch, type Row, type Writer, withoutUpkeep } from "./scale-copy";
import { diceFrom } from "./scale-dice";
import { foundFirms, SIGNING_FIRMS } from "./scale-firms";
import { type Department, peopleOffices } from "./scale-people";
import { type Head, newTrail } from "./scale-trail";
import { sealerWith } from "./scale-vault";
import { servePoint, type VisitReference, visitFirm } from "./scale-visits";

/** How much a database is to hold; cases, referrals and the trail follow from it. */
export type Size = { readonly enterprises: number; readonly complaints: number };

type Keys = { readonly vaultKey: string; readonly password: string };

const BATCH = 5_000;
/** Complaints that each firm that can sign in has ready to be submitted. */
const DRAFTS = 40;

/** Fills a migrated database that holds nothing but the reference rows. */
export async function loadScale(
  client: pg.Client,
  { enterprises, complaints }: Size,
  { vaultKey, password }: Keys,
): Promise<void> {
  const reference = await readReference(client);
  const passwordHash = await hashPassword(password);
  const dice = diceFrom(20_161_124);
  const calendar = calendarUntilNow();
  const trail = newTrail();
  const counters = new Map<string, number>();
  await withoutUpkeep(client, async (write) => {
    const first: Batch = new Map();
    const officials = peopleOffices(first, reference.departments, { dice, complaints, passwordHash });
    const firms = foundFirms(first, enterprises, {
      dice,
      officials,
      clusters: reference.clusters,
      trail,
      calendar,
      passwordHash,
    });
    await write(first);
    const world: World = {
      dice,
      calendar,
      officials,
      firms,
      trail,
      seal: sealerWith(vaultKey),
      limit: (kind) => reference.limits.get(kind) ?? fail(`no time limit ${kind}`),
      serial: (issuer, word, year) => count(counters, `${issuer}\t${word}\t${year}`),
      visits: reference.visits,
    };
    const visits: Batch = new Map();
    for (const firm of firms) {
      visitFirm(visits, world, firm);
      servePoint(visits, world, firm);
    }
    await write(visits);
    for (let from = 0; from < complaints; from += BATCH) {
      const batch: Batch = new Map();
      for (let n = from; n < Math.min(from + BATCH, complaints); n++) {
        const life = fileComplaint(batch, world, { n, count: complaints });
        if (life.status === "filed" && life.decidedAt) openCase(batch, world, life, life.decidedAt);
      }
      await write(batch);
    }
    const drafts: Batch = new Map();
    for (const firm of firms.slice(0, SIGNING_FIRMS))
      for (let n = 0; n < DRAFTS; n++) draftComplaint(drafts, world, firm);
    await write(drafts);
    await copyTrail(write, trail.rows());
    await write(new Map([["number_counters", rowsOf(counters)]]));
  });
  await client.query(TALLIES);
  await client.query("SELECT remember_old_periods(), remember_old_members()");
  await client.query("SELECT recount_firms(), recount_candidates(), recount_likely()");
  // What the triggers wrote meanwhile, and what was put in its place.
  await client.query("VACUUM ANALYZE tallies");
}

function fail(why: string): never {
  throw new Error(why);
}

function count(counters: Map<string, number>, key: string): number {
  const next = (counters.get(key) ?? 0) + 1;
  counters.set(key, next);
  return next;
}

function rowsOf(counters: ReadonlyMap<string, number>): Row[] {
  return [...counters].map(([key, last]) => {
    const [issuer = "", word = "", year = ""] = key.split("\t");
    return { issuer, word, year: Number(year), last };
  });
}

async function copyTrail(write: Writer, rows: Generator<Row, Head[]>): Promise<void> {
  for (;;) {
    const batch: Row[] = [];
    while (batch.length < 20_000) {
      const { done, value } = rows.next();
      if (done) {
        await write(
          new Map([
            ["audit_entries", batch],
            ["audit_heads", value],
          ]),
        );
        return;
      }
      batch.push(value);
    }
    await write(new Map([["audit_entries", batch]]));
  }
}

type Reference = {
  readonly departments: readonly Department[];
  readonly clusters: readonly { readonly id: string; readonly divisionCode: string }[];
  readonly limits: ReadonlyMap<string, string>;
  readonly visits: VisitReference;
};

async function readReference(client: pg.Client): Promise<Reference> {
  const departments = await client.query<{
    id: string;
    code: string;
    kind: DepartmentKind;
    divisionCode: string;
    documentWord: string;
  }>(
    'SELECT id, code, kind::text, division_code AS "divisionCode", document_word AS "documentWord" FROM departments ORDER BY code',
  );
  const clusters = await client.query<{ id: string; divisionCode: string }>(
    'SELECT id, division_code AS "divisionCode" FROM clusters ORDER BY code',
  );
  const limits = await client.query<{ id: string; kind: string }>(
    "SELECT id, kind FROM time_limits WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)",
    [dayOfMoment(NOW)],
  );
  const rules = await client.query<{ id: string; ground: string; months: number[]; ahead: number }>(
    "SELECT id, ground::text, months, ahead_days AS ahead FROM visit_rules WHERE valid_to IS NULL",
  );
  const checklists = await client.query<{ id: string; purpose: string; items: string[] }>(
    "SELECT id, purpose::text, ARRAY(SELECT item ->> 'code' FROM jsonb_array_elements(items) item) AS items FROM visit_checklists WHERE valid_to IS NULL",
  );
  return {
    departments: departments.rows,
    clusters: clusters.rows,
    limits: new Map(limits.rows.map(({ kind, id }) => [kind, id])),
    visits: {
      rules: new Map(rules.rows.map((rule) => [rule.ground, rule])),
      checklists: new Map(checklists.rows.map((list) => [list.purpose, list])),
    },
  };
}

/** What the triggers and their folding would have left. */
const TALLIES = `
  INSERT INTO tallies (subject, place, status, month, n)
  SELECT 'complaint', division_code, status::text, tally_month(submitted_at), count(*) FROM complaints WHERE submitted_at IS NOT NULL GROUP BY 2, 3, 4
  UNION ALL SELECT 'case', division_code, status::text, date_trunc('month', filed_on)::date, count(*) FROM cases GROUP BY 2, 3, 4
  UNION ALL SELECT 'referral', to_department_id::text, status::text, tally_month(sent_at), count(*) FROM referrals GROUP BY 2, 3, 4
  UNION ALL SELECT 'clock', coalesce(c.division_code, k.division_code, r.to_department_id::text),
    w.kind || CASE WHEN w.met_on > w.due_on OR w.met_at > w.due_at THEN ':late' ELSE ':kept' END, date_trunc('month', w.met_on)::date, count(*)
  FROM clocks w LEFT JOIN complaints c ON c.id = w.subject_id LEFT JOIN cases k ON k.id = w.subject_id LEFT JOIN referrals r ON r.id = w.subject_id
  WHERE w.met_on IS NOT NULL GROUP BY 2, 3, 4
  UNION ALL SELECT 'complaint-form', c.division_code, way, tally_month(c.submitted_at), count(*) FROM complaints c, unnest(c.forms) way
  WHERE c.submitted_at IS NOT NULL GROUP BY 2, 3, 4
  UNION ALL SELECT 'complaint-cluster', c.division_code, coalesce(e.cluster_id::text, 'none'), tally_month(c.submitted_at), count(*)
  FROM complaints c JOIN enterprises e ON e.id = c.enterprise_id WHERE c.submitted_at IS NOT NULL GROUP BY 2, 3, 4
  UNION ALL SELECT 'clock-days', coalesce(c.division_code, k.division_code), w.kind, date_trunc('month', w.met_on)::date, sum(working_days_after(w.started_on, w.met_on))
  FROM clocks w LEFT JOIN complaints c ON c.id = w.subject_id LEFT JOIN cases k ON k.id = w.subject_id
  WHERE w.met_on IS NOT NULL AND w.kind IN ('complaint-verify', 'case-decide') GROUP BY 2, 3, 4`;
