import type pg from "pg";
import { admissionChecklists } from "./admission";
import { clusters } from "./clusters";
import { departments } from "./departments";
import { divisions } from "./divisions";
import { holidays } from "./holidays";
import { industries } from "./industries";
import { outcomeIndicators } from "./outcomes";
import { scoreSheets } from "./score-sheets";
import { questionnaires } from "./self-assessment";
import { candidateCriteria, serviceRules } from "./services";
import { quotas, targets } from "./targets";
import { timeLimits } from "./time-limits";
import { visitChecklists, visitRules } from "./visits";

/** One table's delivered rows. What officials may change on a page is only ever added; the rest follows the release. */
type Delivery<Row, Column extends string & keyof Row> = {
  readonly table: string;
  readonly rows: readonly Row[];
  /** The natural key, as columns. */
  readonly key: readonly string[];
  /** Columns that come from the rows; each is the snake_case of a property. */
  readonly columns: readonly Column[];
  /** Those of them that a new release may set right in rows that are there already. */
  readonly follow?: readonly NoInfer<Column>[];
  /** The table has a version, and rows that somebody changed are his. */
  readonly unlessChanged?: true;
};

/** Settings that every installation begins with; the security administrator changes them on the page of settings. */
const SETTINGS: Readonly<Record<string, string | number>> = {
  "session-idle-minutes": 30,
  "session-hours": 12,
  // Proposals: within ten minutes, from one address (src/platform/crowd.ts).
  "sign-ins-per-address": 600,
  "forms-per-address": 200,
  "objections-per-address": 5,
  "rules-version": 1,
  "complaint-routing": "by-kind",
  "site-score-difference": 10,
  // A proposal: more than half of the panel. No text that could be read says which majority.
  "site-panel-majority": 50,
  "invitation-months": 6,
  // A proposal: a form that lay open for three months is sent by nobody.
  "form-key-days": 90,
  "offline-hours": 24,
};

/**
 * Delivers the reference rows, as the owner, in one transaction. May be run again at any time: a row that is there is
 * found by its natural key, and what an official changed stays as he left it. Returns how many rows are new.
 */
export async function seedReference(client: pg.Client): Promise<number> {
  await client.query("begin");
  try {
    const added = await deliverAll(client);
    await client.query("commit");
    return added;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

async function deliverAll(client: pg.Client): Promise<number> {
  let added = await deliver(client, {
    table: "divisions",
    rows: divisions,
    key: ["code"],
    columns: [
      "code",
      "nameZh",
      "nameEn",
      "shortZh",
      "shortEn",
      "otherZh",
      "onLandOf",
      "kind",
      "parentCode",
      "sort",
      "tileX",
      "tileY",
    ],
    follow: [
      "nameZh",
      "nameEn",
      "shortZh",
      "shortEn",
      "otherZh",
      "onLandOf",
      "kind",
      "parentCode",
      "sort",
      "tileX",
      "tileY",
    ],
  });
  added += await deliver(client, {
    table: "departments",
    rows: departments,
    key: ["code"],
    columns: ["code", "nameZh", "nameEn", "kind", "level", "divisionCode", "documentWord"],
    follow: ["nameZh", "nameEn"],
  });
  added += await deliver(client, {
    table: "clusters",
    rows: clusters,
    key: ["code"],
    columns: ["code", "nameZh", "nameEn", "divisionCode", "towns", "source", "verified"],
    follow: ["nameZh", "nameEn", "divisionCode", "towns", "source", "verified"],
    unlessChanged: true,
  });
  added += await deliver(client, {
    table: "industries",
    rows: industries,
    key: ["code"],
    columns: ["code", "nameZh", "nameEn", "parentCode"],
    follow: ["nameZh", "nameEn", "parentCode"],
  });
  added += await deliver(client, {
    table: "targets",
    rows: targets,
    key: ["programme", "indicator", "deadline"],
    columns: ["programme", "indicator", "deadline", "value", "source"],
    follow: ["value", "source"],
  });
  added += await addQuotas(client);
  added += await deliver(client, {
    table: "candidate_criteria",
    rows: candidateCriteria,
    key: ["code", "valid_from"],
    columns: ["code", "weight", "source", "verified", "validFrom"],
  });
  added += await deliver(client, {
    table: "assessment_questionnaires",
    rows: questionnaires,
    key: ["version"],
    columns: ["version", "items", "pressingFrom", "source", "verified", "validFrom"],
  });
  added += await deliver(client, {
    table: "service_rules",
    rows: serviceRules,
    key: ["code", "valid_from"],
    columns: ["code", "side", "dueMonth", "graceMonths", "yellow", "red", "source", "verified", "validFrom"],
  });
  added += await deliver(client, {
    table: "outcome_indicators",
    rows: outcomeIndicators,
    key: ["code", "serial"],
    columns: [
      ...(["code", "serial", "nameZh", "nameEn", "definitionZh", "definitionEn", "source", "ownerKind"] as const),
      ...(["frequency", "measure", "counted", "lowerBetter", "sort", "verified", "changedAt"] as const),
    ],
  });
  added += await deliver(client, {
    table: "visit_rules",
    rows: visitRules,
    key: ["ground", "valid_from"],
    columns: ["ground", "months", "repeats", "aheadDays", "yellow", "red", "source", "verified", "validFrom"],
  });
  added += await deliver(client, {
    table: "visit_checklists",
    rows: visitChecklists,
    key: ["purpose", "version"],
    columns: ["purpose", "version", "items", "source", "validFrom"],
  });
  added += await deliver(client, {
    table: "admission_checklists",
    rows: admissionChecklists,
    key: ["serial"],
    columns: ["serial", "content", "source", "verified"],
  });
  added += await deliver(client, {
    table: "score_sheets",
    rows: scoreSheets,
    key: ["serial"],
    columns: ["serial", "content", "source", "verified"],
  });
  const rules =
    (await deliver(client, {
      table: "holidays",
      rows: holidays,
      key: ["day"],
      columns: ["day", "kind", "name", "source", "verified"],
    })) +
    (await deliver(client, {
      table: "time_limits",
      rows: timeLimits,
      key: ["kind", "valid_from"],
      columns: [
        ...(["kind", "length", "unit", "extension", "stops", "yellow", "red"] as const),
        ...(["basis", "basisEn", "source", "verified", "validFrom", "validTo"] as const),
      ],
      // One that an official has changed keeps what he wrote.
      follow: ["basisEn"],
      unlessChanged: true,
    }));
  if (rules > 0) await announceNewRules(client);
  return added + rules + (await addSettings(client));
}

/** Inserts what is missing and returns how many rows that were. The types of the columns are the table's own. */
async function deliver<Row, Column extends string & keyof Row>(
  client: pg.Client,
  { table, rows, key, columns, follow = [], unlessChanged }: Delivery<Row, Column>,
): Promise<number> {
  const names = columns.map(columnOf);
  const news = follow.map(columnOf);
  const onConflict =
    news.length === 0
      ? "nothing"
      : `update set ${news.map((name) => `${name} = excluded.${name}`).join(", ")}
         where ${unlessChanged ? "old.version = 1 and " : ""}(${news.map((name) => `old.${name}`).join(", ")}) is distinct from (${news.map((name) => `excluded.${name}`).join(", ")})`;
  const given = rows.map((row) => Object.fromEntries(columns.map((column) => [columnOf(column), row[column]])));
  // xmax is 0 in a row that this statement inserted, and set in one that it updated.
  const { rows: written } = await client.query<{ fresh: boolean }>(
    `insert into ${table} as old (${names.join(", ")})
     select ${names.join(", ")} from jsonb_populate_recordset(null::${table}, $1)
     on conflict (${key.join(", ")}) do ${onConflict} returning (old.xmax = 0) as fresh`,
    [JSON.stringify(given)],
  );
  return written.filter(({ fresh }) => fresh).length;
}

async function addQuotas(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `insert into quotas (target_id, division_code, value)
     select t.id, q."divisionCode", q.value
     from jsonb_to_recordset($1) as q(indicator text, deadline date, "divisionCode" text, value int)
     join targets t on t.indicator = q.indicator and t.deadline = q.deadline
     on conflict (target_id, division_code) do nothing`,
    [JSON.stringify(quotas)],
  );
  return rowCount ?? 0;
}

async function addSettings(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `insert into settings (key, value, updated_at) select key, value, now() from jsonb_each($1) on conflict (key) do nothing`,
    [JSON.stringify(SETTINGS)],
  );
  return rowCount ?? 0;
}

/** Running instances read the rules again, and the nightly job works out the due dates that the new rows move. */
async function announceNewRules(client: pg.Client): Promise<void> {
  await client.query(
    `update settings set value = to_jsonb((value #>> '{}')::int + 1), updated_at = now() where key = 'rules-version'`,
  );
}

function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
