import type pg from "pg";
import type { Row } from "./bare-html";

/** What the bare server asks: plainly, as the owner, whom row-level security lets pass, each statement prepared. */

export type Ask = (name: string, text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** Asks over a pool or one of its connections. */
export function askOf(connection: pg.Pool | pg.PoolClient): Ask {
  return async (name, text, values = []) => (await connection.query({ name, text, values: [...values] })).rows;
}

const OWN = "(SELECT m.complaint_id FROM team_members m WHERE m.person_id = $1 AND m.until_at IS NULL)";
const CLOCK = (
  subject: string,
) => `LEFT JOIN LATERAL (SELECT k.due_on AS clock_due, k.paused_since FROM clocks k WHERE k.subject_id = ${subject} AND k.met_on IS NULL
  AND k.cancelled_on IS NULL ORDER BY k.paused_since IS NOT NULL, k.due_on LIMIT 1) clock ON true`;
const OFFICERS =
  "(SELECT string_agg(p.name, '、' ORDER BY p.name) FROM persons p WHERE p.id = ANY (r.team)) AS officers";

type List = { readonly rows: Row[]; readonly counts: Row };
type ListOf = {
  /** Whose; of all, without. */
  readonly person: string | null;
  /** Only what waits for this person. */
  readonly waiting: boolean;
  readonly today: string;
};

/** What holds a decided case back with its officers. */
const NOT_CLOSABLE = `((r.outcome = 'penalty' AND r.executed_on IS NULL) OR EXISTS (SELECT FROM referrals f WHERE f.case_id = r.id
  AND f.status IN ('sent', 'accepted', 'returned', 'answered')))`;

const TABLES = {
  complaints: { key: "id", seen: "r.status <> 'draft'", waits: "r.status = 'verifying'", began: "submitted_at" },
  cases: {
    ...{ key: "complaint_id", seen: "true", began: "filed_on" },
    waits: `(r.status IN ('filed', 'investigating') OR (r.status = 'decided' AND ${NOT_CLOSABLE}))`,
  },
} as const;

/**
 * One page of complaints or cases with its total and the counts of its tabs: of one person in one pass over what is his, of all by the index
 * of dates. What waits is a tab beside what is overdue among all that the person sees, as on the portal's page.
 */
export async function workList(
  ask: Ask,
  table: keyof typeof TABLES,
  { person, waiting, today }: ListOf,
): Promise<List> {
  const { key, seen, waits, began } = TABLES[table];
  const rights = person ? `${seen} AND r.${key} IN ${OWN}` : `${seen} AND $1::uuid IS NULL`;
  const listed = waiting ? "mine" : "true";
  const own = `WITH seen AS MATERIALIZED (SELECT r.id, coalesce(r.due_on, 'infinity'::date) AS due, ${waits} AS mine FROM ${table} r WHERE ${rights}),
    picked AS (SELECT id, due FROM seen WHERE ${listed} ORDER BY due, id LIMIT 21),
    counts AS (SELECT count(*) FILTER (WHERE ${listed}) AS total, count(*) FILTER (WHERE mine) AS mine, count(*) FILTER (WHERE due < $2::date) AS overdue FROM seen)`;
  const all = `WITH picked AS (SELECT r.id, coalesce(r.due_on, 'infinity'::date) AS due FROM ${table} r WHERE ${rights} ORDER BY 2, 1 LIMIT 21),
    counts AS (SELECT count(*) AS total, 0 AS mine, count(*) FILTER (WHERE r.due_on < $2::date) AS overdue FROM ${table} r WHERE ${rights})`;
  const rows = await ask(
    `${table}-${person ? 1 : 0}-${waiting ? 1 : 0}`,
    `${person ? own : all}
     SELECT r.id, r.number, r.title, r.status, d.name_zh AS division, e.name AS firm, ${OFFICERS}, r.due_on, r.${began} AS began, clock.*, counts.*
     FROM picked JOIN ${table} r USING (id) JOIN enterprises e ON e.id = r.enterprise_id JOIN divisions d ON d.code = r.division_code ${CLOCK("r.id")}, counts
     ORDER BY picked.due, r.id`,
    [person, today],
  );
  return { rows, counts: rows[0] ?? { total: 0, mine: 0, overdue: 0 } };
}

/** One case with all that its page shows. */
export async function oneCase(
  ask: Ask,
  id: string,
): Promise<{ found: Row; clocks: Row[]; members: Row[]; counts: Row } | undefined> {
  const [found] = await ask(
    "case",
    `SELECT k.*, c.number AS complaint_number, c.secret_kind, c.forms, e.name AS firm FROM cases k JOIN complaints c ON c.id = k.complaint_id
     JOIN enterprises e ON e.id = k.enterprise_id WHERE k.id = $1`,
    [id],
  );
  if (!found) return undefined;
  const clocks = await ask(
    "case-clocks",
    `SELECT c.id, c.kind, c.started_on, c.due_on AS clock_due, c.paused_since, l.basis FROM clocks c JOIN time_limits l ON l.id = c.time_limit_id
     WHERE c.subject_id = ANY (array(SELECT id FROM referrals WHERE case_id = $1 AND status IN ('sent', 'accepted', 'returned', 'answered')) || $1::uuid) ORDER BY c.due_on`,
    [id],
  );
  const members = await ask(
    "case-members",
    "SELECT p.name FROM team_members m JOIN persons p ON p.id = m.person_id WHERE m.complaint_id = $1 AND m.until_at IS NULL",
    [found.complaint_id],
  );
  const [counts = {}] = await ask(
    "case-counts-of",
    `SELECT (SELECT count(*) FROM evidence WHERE complaint_id = $2) AS evidence, (SELECT count(*) FROM referrals WHERE case_id = $1) AS referrals,
       (SELECT count(*) FROM messages WHERE complaint_id = $2) AS messages, (SELECT count(*) FROM audit_entries WHERE complaint_id = $2 AND act = 'open.sealed') AS looks`,
    [id, found.complaint_id],
  );
  return { found, clocks, members, counts };
}

const FOUND = "SELECT id, name, sub, status, count(*) OVER () AS total FROM";
const LAST = "f ORDER BY id DESC LIMIT 20";
/** Of all, or of one division, whose titles are searched too: who leads there reads them. */
const IN_SIGHT = "($2::text IS NULL OR r.division_code = $2)";
const TITLES = "($2::text IS NOT NULL AND e.search || ' ' || r.search LIKE ALL ($1::text[]))";
const HAS = `(e.search || ' ' || lower(r.number) LIKE ALL ($1::text[]) OR ${TITLES})`;

/** Everything that has all the words, by reading everything: a word of two letters has no index of trigrams. */
export async function search(
  ask: Ask,
  { words, division }: { readonly words: string; readonly division: string | null },
): Promise<{ title: string; path: string; rows: Row[] }[]> {
  const patterns = words.split(" ").map((word) => `%${word.replace(/[\\%_]/g, "\\$&").toLowerCase()}%`);
  const withFirm = (table: string, name: string, also: string) =>
    `SELECT r.id, ${name} AS name, e.name AS sub, r.status::text FROM ${table} r JOIN enterprises e ON e.id = r.enterprise_id WHERE ${also}`;
  const found = {
    企业: [
      "/enterprises",
      "SELECT r.id, r.name, r.uscc AS sub, r.status::text FROM enterprises r WHERE r.search LIKE ALL ($1::text[])",
    ],
    投诉: ["/complaints", withFirm("complaints", "r.number", `r.status <> 'draft' AND ${IN_SIGHT} AND ${HAS}`)],
    案件: ["/cases", withFirm("cases", "r.number", `${IN_SIGHT} AND ${HAS}`)],
    移送与协作: [
      "/referrals",
      `SELECT r.id, r.number AS name, d.name_zh AS sub, r.status::text FROM referrals r JOIN departments d ON d.id = r.to_department_id WHERE lower(r.number) LIKE ALL ($1::text[])`,
    ],
    联系点: [
      "/contact-points",
      withFirm("contact_points", "r.number", "lower(coalesce(r.number, '') || ' ' || e.search) LIKE ALL ($1::text[])"),
    ],
    示范点: [
      "/demonstration-sites",
      withFirm(
        "demonstration_sites",
        "coalesce(r.number, e.name)",
        "r.status <> 'draft' AND lower(coalesce(r.number, '') || ' ' || e.search) LIKE ALL ($1::text[])",
      ),
    ],
    块状经济: [
      "/clusters",
      "SELECT r.id, r.name_zh AS name, v.name_zh AS sub, 'open' AS status FROM clusters r JOIN divisions v ON v.code = r.division_code WHERE lower(r.name_zh || ' ' || r.name_en) LIKE ALL ($1::text[])",
    ],
    信息中心: [
      "/information",
      "SELECT a.id, r.title AS name, d.name_zh AS sub, a.channel::text AS status FROM articles a JOIN article_editions r ON r.article_id = a.id AND r.edition = a.edition JOIN departments d ON d.id = a.department_id WHERE r.search LIKE ALL ($1::text[])",
    ],
  } as const;
  const groups: { title: string; path: string; rows: Row[] }[] = [];
  for (const [title, [path, text]] of Object.entries(found))
    groups.push({
      title,
      path,
      rows: await ask(
        `find-${path}`,
        `${FOUND} (${text}) ${LAST}`,
        text.includes("$2") ? [patterns, division] : [patterns],
      ),
    });
  return groups;
}

const DASHBOARD = {
  等着办的: "SELECT name, status, due_on FROM enterprises WHERE status = 'registered' ORDER BY due_on LIMIT 8",
  投诉: "SELECT division_code, status::text, date_trunc('month', submitted_at)::date AS month, count(*), count(*) FILTER (WHERE due_on < $1::date) AS overdue FROM complaints WHERE submitted_at IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 4 DESC LIMIT 200",
  案件: "SELECT division_code, status::text, date_trunc('month', filed_on)::date AS month, count(*), count(*) FILTER (WHERE due_on < $1::date) AS overdue FROM cases GROUP BY 1, 2, 3 ORDER BY 4 DESC LIMIT 200",
  移送与协作:
    "SELECT to_department_id, status::text, count(*), count(*) FILTER (WHERE due_on < $1::date AND status IN ('sent', 'accepted')) AS overdue FROM referrals GROUP BY 1, 2",
  期限: "SELECT kind, date_trunc('month', met_on)::date = date_trunc('month', $1::date)::date AS month, met_on > due_on AS late, met_on IS NULL AND cancelled_on IS NULL AS running, count(*) FROM clocks GROUP BY 1, 2, 3, 4",
  联系点:
    "SELECT division_code, count(*) FROM contact_point_periods WHERE from_day <= $1::date AND (to_day IS NULL OR to_day > $1::date) GROUP BY 1",
  示范点:
    "SELECT division_code, count(*) FROM site_periods WHERE from_day <= $1::date AND (to_day IS NULL OR to_day > $1::date) GROUP BY 1",
} as const;

/** The lead's figures, by reading and grouping all rows. */
export async function dashboard(ask: Ask, today: string): Promise<{ title: string; rows: Row[] }[]> {
  const groups: { title: string; rows: Row[] }[] = [];
  for (const [title, text] of Object.entries(DASHBOARD))
    groups.push({ title, rows: await ask(`dashboard-${title}`, text, text.includes("$1") ? [today] : []) });
  return groups;
}

/** Submits a draft: the same rows as the portal writes, in one transaction. */
export async function submit(pool: pg.Pool, id: string, now: Date): Promise<boolean> {
  const client = await pool.connect();
  const ask = askOf(client);
  try {
    await client.query("BEGIN");
    const [serial] = await ask("serial", "SELECT next_number('JX-TS', '20161124', 2016) AS n");
    const [moved] = await ask(
      "submit",
      `UPDATE complaints SET status = 'submitted', number = 'JX-TS-20161124-' || lpad($2::text, 4, '0') || '-X', submitted_at = $3, text_hash = $1::text, version = version + 1,
         due_on = '2016-11-25', updated_at = $3 WHERE id = $1::uuid AND status = 'draft' RETURNING enterprise_id, filed_by_id, division_code`,
      [id, serial?.n, now],
    );
    if (moved) {
      await ask(
        "submit-clocks",
        `INSERT INTO clocks (subject_kind, subject_id, complaint_id, kind, time_limit_id, started_on, started_at, due_on)
         SELECT 'complaint', $1, $1, kind, id, '2016-11-24', $2, '2016-12-05' FROM time_limits WHERE kind IN ('complaint-register', 'complaint-verify') AND '2016-11-24' BETWEEN valid_from AND coalesce(valid_to, 'infinity')`,
        [id, now],
      );
      await ask(
        "submit-notices",
        `INSERT INTO notices (person_id, kind, subject_kind, subject_id, at) SELECT p.person_id, 'complaint.submit', 'complaint', $1, $2 FROM person_duties p
         JOIN persons q ON q.id = p.person_id JOIN departments d ON d.id = q.department_id WHERE p.duty = 'intake' AND d.division_code = $3`,
        [id, now, moved.division_code],
      );
      await ask(
        "submit-mail",
        "INSERT INTO outbox_mails (recipient, template, params, locale, at, next_try_at) VALUES ('a@example.cn', 'complaint-receipt', '{}', 'zh-CN', $1, $1), ('b@example.cn', 'notice', '{}', 'zh-CN', $1, $1)",
        [now],
      );
      await ask("submit-text", "INSERT INTO sealed_values (record_id, field, sealed) VALUES ($1, 'text', $2)", [
        id,
        Buffer.alloc(1200),
      ]);
      await ask("submit-trail", "SELECT audit_append('330400', $1::jsonb)", [
        JSON.stringify([
          {
            at: now,
            realAt: now,
            actorName: "bare",
            act: "step.complaint",
            outcome: "done",
            subjectKind: "complaint",
            subjectId: id,
            complaintId: id,
            enterpriseId: moved.enterprise_id,
            detail: {},
          },
        ]),
      ]);
    }
    await client.query("COMMIT");
    return moved !== undefined;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
