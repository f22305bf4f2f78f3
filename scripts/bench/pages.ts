import { asClient } from "../cluster";
import type { Settings } from "../database";

/** What is measured: a page of the portal, as somebody, and the same content from the bare server. */
export type MeasuredPage = {
  readonly name: string;
  readonly user: string;
  readonly path: string;
  readonly barePath: string;
  /** CPU per request, in multiples of the bare server's. */
  readonly limit: number;
  /** CPU per request with all the data, in multiples of that with a hundredth of it; without, it is told and has no limit. */
  readonly growth?: number;
  /** Statements per page; without, no limit. */
  readonly statements?: number;
  /** Shows rows in tables, which must be the same rows on both. */
  readonly rows?: true;
  /** Reads everything on the bare server, so that fewer requests do. */
  readonly heavy?: true;
};

/**
 * Words of two characters to search for, each with the one that finds about as much in a hundredth of the data: else growth would compare
 * a page of many rows with a page of few.
 */
const WORDS = [
  { many: "岚宁", few: "桐乡" },
  { many: "经编", few: "有限" },
] as const;

/** The same for titles, which only who reads a record whole can search: the leader of the city's bureau. */
const TITLES = { many: "配方 经编", few: "配方" } as const;

/**
 * Lists of the programme office, over as many firms as there are, and what a firm reads of its own. The bare server has none of them: they are held to its list of all
 * complaints, which has as many rows.
 */
const REGISTRY = [
  { name: "registry: all firms", user: "lead", path: "/enterprises" },
  { name: "registry: firms of a county", user: "haining", path: "/enterprises" },
  { name: "registry: a word that all firms have", user: "lead", path: `/enterprises?q=${encodeURIComponent("有限")}` },
  { name: "registry: contact points", user: "lead", path: "/contact-points" },
  { name: "registry: services that points are owed", user: "lead", path: "/contact-points/services" },
  { name: "registry: candidates", user: "lead", path: "/contact-points/candidates" },
  { name: "registry: likely duplicates", user: "lead", path: "/enterprises/duplicates" },
  { name: "registry: demonstration sites", user: "lead", path: "/demonstration-sites" },
  { name: "registry: visits", user: "lead", path: "/visits" },
  { name: "registry: visits of a county", user: "haining", path: "/visits" },
  { name: "registry: visits of an investigator", user: "officer", path: "/visits" },
  { name: "registry: calendar of visits", user: "lead", path: "/visits/calendar" },
  { name: "registry: block economies", user: "lead", path: "/clusters" },
  { name: "a firm's log of looks", user: "firm-a", path: "/access-log" },
] as const;

/** What a list may cost. */
const QUICK = { limit: 12, growth: 1.5, statements: 6 } as const;

/** The other work queues, held to the same list: referrals from both sides, a leader's, and the newest first. */
const QUEUES = [
  { name: "work queue: a department's referrals", user: "police", path: "/referrals" },
  { name: "work queue: what waits for a department", user: "police", path: "/referrals?mine=1" },
  { name: "work queue: an investigator's referrals", user: "officer", path: "/referrals" },
  { name: "work queue: a leader's referrals", user: "chief", path: "/referrals" },
  { name: "work queue: a leader's visits", user: "chief", path: "/visits" },
  { name: "work queue: cases, newest first", user: "lead", path: "/cases?sort=newest" },
] as const;

/** Queues with words. Of whoever sees few each row is asked for them, and who works on a hundred times as many waits for that: its growth is told only. */
function queuesWithWords(extent: Extent): readonly Omit<MeasuredPage, "barePath">[] {
  const path = (word: string) => `/complaints?q=${encodeURIComponent(word)}`;
  const common = extent === "large" ? WORDS[1].many : WORDS[1].few;
  const { growth, ...told } = QUICK;
  return [
    { ...QUICK, name: "work queue: complaints with a word that all have", user: "lead", path: path("有限") },
    { ...QUICK, name: "work queue: a leader's complaints with a word", user: "chief", path: path(common) },
    { ...told, name: "work queue: an investigator's complaints with a word", user: "officer", path: path(common) },
  ];
}

/**
 * Boards of the programme office, and dashboards: figures over all firms beside those of the bare server. How the others grow is watched: a year's plan,
 * or the effects of clause 二, are worked out from all points.
 */
const BOARDS = [
  { name: "board: targets", user: "lead", path: "/targets" },
  { name: "board: outcome indicators", user: "lead", path: "/outcomes" },
  { name: "board: visits of the year", user: "lead", path: "/visits/year" },
  { name: "board: the programme document", user: "lead", path: "/programme-document" },
  { name: "lead's dashboard", user: "lead", path: "/", growth: 2 },
  { name: "bureau leader's dashboard", user: "chief", path: "/" },
  { name: "investigator's dashboard", user: "officer", path: "/" },
  { name: "county bureau's dashboard", user: "haining", path: "/" },
] as const;

export type Extent = "small" | "large";
type Known = { readonly officer: string; readonly found: string; readonly firm: string };

/** The pages, with the keys of one investigator and his first case in this database. The same pages in the same order for both extents. */
export async function pagesOf(settings: Settings, extent: Extent): Promise<readonly MeasuredPage[]> {
  const { officer, found, firm } = await asClient(settings.DATABASE_OWNER_URL, async (client) => {
    const { rows } = await client.query<Known>(
      `SELECT p.id AS officer, (SELECT k.id FROM cases k WHERE p.id = ANY (k.team) ORDER BY k.status = 'investigating' DESC, k.id LIMIT 1) AS found,
         (SELECT left(e.name, 6) FROM persons f JOIN enterprises e ON e.id = f.enterprise_id WHERE f.username = 'firm-a') AS firm
       FROM persons p WHERE p.username = 'officer'`,
    );
    return rows[0] ?? { officer: "", found: "", firm: "" };
  });
  const list = { ...QUICK, rows: true } as const;
  const titles = extent === "large" ? TITLES.many : TITLES.few;
  const searched = (word: string, name: string): MeasuredPage => ({
    name: `search: ${name}`,
    user: "lead",
    path: `/search?q=${encodeURIComponent(word)}`,
    barePath: `/search?q=${encodeURIComponent(word)}`,
    limit: 0.8,
    growth: 1.5,
    statements: 6,
    heavy: true,
    rows: true,
  });
  return [
    {
      name: "work queue: complaints that wait for an investigator",
      user: "officer",
      path: "/complaints?mine=1",
      barePath: `/complaints?mine=1&person=${officer}`,
      ...list,
    },
    {
      name: "work queue: an investigator's complaints",
      user: "officer",
      path: "/complaints",
      barePath: `/complaints?person=${officer}`,
      ...list,
    },
    {
      name: "work queue: an investigator's cases",
      user: "officer",
      path: "/cases",
      barePath: `/cases?person=${officer}`,
      ...list,
    },
    { name: "work queue: all complaints", user: "lead", path: "/complaints", barePath: "/complaints", ...list },
    {
      name: "case page",
      user: "officer",
      path: `/cases/${found}`,
      barePath: `/cases/${found}`,
      limit: 40,
      growth: 1.5,
    },
    ...[{ many: firm, few: firm }, ...WORDS].map(({ many, few }) => searched(extent === "large" ? many : few, many)),
    {
      ...searched(titles, TITLES.many),
      name: `search in titles: ${TITLES.many}`,
      user: "chief",
      barePath: `/search?division=330400&q=${encodeURIComponent(titles)}`,
    },
    ...queuesWithWords(extent).map((page) => ({ ...page, barePath: "/complaints" })),
    ...[...QUEUES, ...REGISTRY].map((page) => ({ ...page, barePath: "/complaints", ...QUICK })),
    ...BOARDS.map((page): MeasuredPage => ({ ...page, barePath: "/", limit: 0.5, statements: 12, heavy: true })),
  ];
}

/** Drafts that are ready to be submitted, each with whose it is. */
export async function draftsOf(
  settings: Settings,
): Promise<readonly { readonly id: string; readonly username: string; readonly version: number }[]> {
  return asClient(settings.DATABASE_OWNER_URL, async (client) => {
    const { rows } = await client.query<{ id: string; username: string; version: number }>(
      "SELECT c.id, p.username, c.version FROM complaints c JOIN persons p ON p.id = c.filed_by_id WHERE c.status = 'draft' ORDER BY md5(c.id::text)",
    );
    return rows;
  });
}
