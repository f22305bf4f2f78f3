import { createHash } from "node:crypto";
import { z } from "zod";
import { asSystem } from "./database";
import { GONE_ACT, type Head, NOTED, newestIsGone, readSeals, SEAL_ACT, type Seal, type SealFault } from "./seals";

/** What is wrong with the trail. Each names the chain and the entries; none repeats what an entry says. */
export type TrailFault =
  /** An entry doesn't hold what it held when it was written. */
  | { readonly kind: "changed"; readonly chain: string; readonly seq: number }
  /** Entries from `seq` to `upTo` are gone. */
  | { readonly kind: "removed"; readonly chain: string; readonly seq: number; readonly upTo: number }
  /** An entry doesn't follow on the one before it: the order was changed, or the one before was replaced whole. */
  | { readonly kind: "reordered"; readonly chain: string; readonly seq: number }
  /** The end of a chain is gone: its last entry is before `upTo`, which its head or the seal of a day knows. */
  | {
      readonly kind: "cut";
      readonly chain: string;
      readonly seq: number;
      readonly upTo: number;
      readonly day: string | null;
    }
  /** The head in the database isn't that of the last entry. */
  | { readonly kind: "head"; readonly chain: string; readonly seq: number }
  /** The chain agrees with itself, but not with what was sealed on that day outside the database. */
  | { readonly kind: "rewritten"; readonly chain: string; readonly seq: number; readonly day: string }
  /** The database knows that this day was sealed, and its seal isn't there. */
  | { readonly kind: "seal-gone"; readonly day: string }
  /** The newest seal was taken away: it isn't there, or, where `at` says so, it was found gone at that moment (UTC) and another took its place. */
  | { readonly kind: "newest-gone"; readonly at: string | null };

export type TrailCheck = { readonly entries: number; readonly chains: number; readonly faults: readonly TrailFault[] };

/** The trail held against itself, its heads and its seals, and these against what the trail says of them. */
export async function checkSealedTrail(): Promise<{
  readonly entries: number;
  readonly chains: number;
  readonly seals: readonly Seal[];
  readonly days: readonly Seal[];
  readonly faults: readonly (TrailFault | SealFault)[];
}> {
  const { seals, days, faults } = await readSeals();
  // What lies there forged is told as that, and not as missing.
  const lying = [...days, ...faults.filter(({ kind }) => kind === "seal-forged")].map(({ day }) => day);
  const check = await checkTrail(seals, lying);
  const gone: TrailFault[] = (await newestIsGone()) ? [{ kind: "newest-gone", at: null }] : [];
  return { ...check, seals, days, faults: [...faults, ...check.faults, ...gone] };
}

const PAGE = 5_000;
/** A trail that was rewritten from some entry on differs in every later one: what comes after so many faults says nothing new. */
const ENOUGH = 100;

const entry = z.object({
  seq: z.coerce.number(),
  previousHash: z.string(),
  hash: z.string(),
  /** The day that was sealed, if this entry notes that. */
  sealed: z.string().nullable(),
  /** When the newest seal was missed, if this entry notes that. */
  missed: z.string().nullable(),
  /** Everything else that is hashed, in order. */
  fields: z.array(z.string()),
});
type Entry = z.output<typeof entry>;

/** The hash of an entry, computed apart from the database's own function: the fields joined by U+001F. */
function hashOf(chain: string, { previousHash, seq, fields }: Entry): string {
  return createHash("sha256")
    .update([previousHash, chain, String(seq), ...fields].join("\u001f"))
    .digest("hex");
}

/**
 * Walks every chain from its first entry, page by page, and holds it against its head and the seals. While others write, it
 * checks what was there when it came to the end. `lying`: the days whose seals are there.
 */
export async function checkTrail(seals: readonly Seal[], lying: readonly string[] = []): Promise<TrailCheck> {
  const faults: TrailFault[] = [];
  const noted = new Set(await lastNoted());
  const known = seals.flatMap(({ heads }) => heads.map(({ chain }) => chain));
  const chains = [...new Set([...(await readChains()), ...known])].toSorted();
  let entries = 0;
  for (const chain of chains) {
    const points = new Map<number, { hash: string; day: string }>();
    for (const { day, heads } of seals) {
      for (const head of heads)
        if (head.chain === chain && !points.has(head.seq)) points.set(head.seq, { hash: head.hash, day });
    }
    entries += await walk(chain, points, { faults, noted });
  }
  for (const day of [...noted].toSorted()) {
    if (!lying.includes(day)) faults.push({ kind: "seal-gone", day });
  }
  return { entries, chains: chains.length, faults };
}

type Finds = { readonly faults: TrailFault[]; readonly noted: Set<string> };

/** One chain; returns how many entries it has, and adds the days that they say were sealed. */
async function walk(
  chain: string,
  points: ReadonlyMap<number, { readonly hash: string; readonly day: string }>,
  { faults, noted }: Finds,
): Promise<number> {
  let [count, seq, hash] = [0, 0, "0".repeat(64)];
  for (;;) {
    // The head is read before the page: once no entry follows, neither can be behind the other in an honest trail.
    const head = await readHead(chain);
    const page = await readEntries(chain, seq);
    for (const row of page) {
      if (faults.length < ENOUGH) faults.push(...faultsOf(chain, row, { seq, hash }));
      const point = points.get(row.seq);
      if (point && point.hash !== row.hash) faults.push({ kind: "rewritten", chain, seq: row.seq, day: point.day });
      if (row.sealed !== null) noted.add(row.sealed);
      if (row.missed !== null) faults.push({ kind: "newest-gone", at: row.missed });
      count++;
      seq = row.seq;
      hash = row.hash;
    }
    if (page.length > 0) continue;
    if (head && head.seq > seq) faults.push({ kind: "cut", chain, seq, upTo: head.seq, day: null });
    else if (seq > 0 && (head?.seq !== seq || head.hash !== hash)) faults.push({ kind: "head", chain, seq });
    const beyond = [...points].filter(([point]) => point > seq).toSorted(([a], [b]) => b - a)[0];
    if (beyond) faults.push({ kind: "cut", chain, seq, upTo: beyond[0], day: beyond[1].day });
    return count;
  }
}

function faultsOf(chain: string, row: Entry, before: { readonly seq: number; readonly hash: string }): TrailFault[] {
  if (row.seq > before.seq + 1) {
    const gap: TrailFault = { kind: "removed", chain, seq: before.seq + 1, upTo: row.seq - 1 };
    return hashOf(chain, row) === row.hash ? [gap] : [gap, { kind: "changed", chain, seq: row.seq }];
  }
  if (row.previousHash !== before.hash) return [{ kind: "reordered", chain, seq: row.seq }];
  return hashOf(chain, row) === row.hash ? [] : [{ kind: "changed", chain, seq: row.seq }];
}

function readChains(): Promise<string[]> {
  return asSystem("check of the trail", async ({ tx }) => {
    const rows = await tx.$queryRaw<
      { chain: string }[]
    >`select distinct chain from audit_entries union select chain from audit_heads`;
    return rows.map(({ chain }) => chain);
  });
}

/** The last day that was sealed, as the database knows it apart from the trail: of a trail that was emptied it remains. */
function lastNoted(): Promise<string[]> {
  return asSystem("check of the trail", async ({ tx }) => {
    const row = await tx.setting.findUnique({ where: { key: NOTED }, select: { value: true } });
    return typeof row?.value === "string" ? [row.value] : [];
  });
}

function readHead(chain: string): Promise<Head | undefined> {
  return asSystem("check of the trail", async ({ tx }) => {
    const head = await tx.auditHead.findUnique({ where: { chain } });
    return head ? { chain, seq: Number(head.seq), hash: head.hash } : undefined;
  });
}

function readEntries(chain: string, after: number): Promise<Entry[]> {
  return asSystem("check of the trail", async ({ tx }) =>
    z.array(entry).parse(
      await tx.$queryRaw`
        select seq::text as seq, previous_hash as "previousHash", hash, case act when ${SEAL_ACT} then detail->>'day' end as sealed,
          case act when ${GONE_ACT} then to_char(real_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end as missed, array[
          to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), to_char(real_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
          coalesce(actor_id::text, ''), actor_name, coalesce(department_id::text, ''), coalesce(enterprise_id::text, ''),
          act, outcome, subject_kind, coalesce(subject_id::text, ''), coalesce(complaint_id::text, ''), coalesce(purpose, ''), detail::text
        ] as fields
        from audit_entries where chain = ${chain} and seq > ${after} order by audit_entries.seq limit ${PAGE}`,
    ),
  );
}
