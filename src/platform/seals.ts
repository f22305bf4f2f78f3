import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { dayOfMoment } from "@/kernel/days";
import { realNow } from "./clock";
import { asSystem } from "./database";
import { env, Misconfigured } from "./env";
import { log } from "./log";

/** The last entry of a chain. */
export type Head = { readonly chain: string; readonly seq: number; readonly hash: string };

/**
 * The heads of all chains as they stood at a moment, in a file outside the database: whoever cuts the trail's end or writes it anew
 * would have to forge these too, and hasn't the key. `<day>.json` is the first of a day and names that of the day before, so that a
 * missing day shows. `now.json` is the newest and is replaced by the next; `kept-….json` is one that the trail no longer agreed with.
 */
const seal = z.object({
  day: z.iso.date(),
  sealedAt: z.iso.datetime(),
  heads: z.array(z.object({ chain: z.string(), seq: z.number().int(), hash: z.string() })),
  /** The mark of the day before; null in the first, and in what is no day's. */
  previous: z.string().nullable(),
  mark: z.string(),
});
export type Seal = z.output<typeof seal>;

/** `day` is the file's name without its ending. */
export type SealFault = { readonly kind: "seal-forged" | "seal-missing"; readonly day: string };

const NEWEST = "now.json";

function folder(): string {
  return join(env().PORTAL_DATA_DIR, "seals");
}

/** HMAC-SHA-256 with PORTAL_AUDIT_KEY over everything but the mark. */
function markOf({ day, sealedAt, heads, previous }: Omit<Seal, "mark">): string {
  const text = JSON.stringify([day, sealedAt, heads.map(({ chain, seq, hash }) => [chain, seq, hash]), previous]);
  return createHmac("sha256", Buffer.from(env().PORTAL_AUDIT_KEY, "base64")).update(text).digest("hex");
}

/**
 * A start with another key than that of the seals that lie there would call each of them forged, and mark its own beside them for good. Throws
 * `Misconfigured`.
 */
export async function assertAuditKey(): Promise<void> {
  const names = await namesOf(/\.json$/).catch(() => []); // a folder that can't be read is told by whoever seals
  const texts = await Promise.all(names.map((name) => readFile(join(folder(), name), "utf8").catch(() => "")));
  const seals = texts.flatMap((text) => parseSeal(text) ?? []);
  if (seals.length === 0 || seals.some(isGenuine)) return;
  throw new Misconfigured(
    "PORTAL_AUDIT_KEY 不是审计日志封存时用的密钥：请恢复原来的密钥；确已遗失的，把数据目录里的 seals 目录移到别处保存，再启动。" +
      "PORTAL_AUDIT_KEY is not the key with which the trail was sealed: bring back the former one; if it is lost for good, move the folder seals out of the data folder, keep it, and start again.",
  );
}

/**
 * Seals the heads for today, in real time in Asia/Shanghai, and notes in the trail that it was done, so that a seal that is taken away is missed.
 * Returns whether it sealed. The file comes first: where a process was killed between the two, the next one notes it.
 */
export async function sealToday(): Promise<boolean> {
  const moment = realNow();
  const day = dayOfMoment(moment);
  const noted = await notedDay();
  if (noted && noted >= day) return false;
  const last = (await readDays()).days.at(-1);
  if (!last || last.day < day)
    await writeSeal(`${day}.json`, { day, moment, heads: await readHeads(), previous: last?.mark ?? null });
  return asSystem("seal", async ({ tx, record }) => {
    // Of several instances one notes it.
    const mine = await tx.$executeRaw`
      insert into settings (key, value, updated_at) values (${NOTED}, to_jsonb(${day}::text), ${moment})
      on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at
      where settings.value #>> '{}' < ${day}`;
    if (mine === 1) record({ act: SEAL_ACT, subjectKind: "trail", detail: { day } });
    return mine === 1;
  });
}

/** The entry that notes a sealed day, and the setting that names the last of them. */
export const SEAL_ACT = "seal.day";
export const NOTED = "sealed-day";
/** The entry that notes that the newest seal was gone, and the setting by which the database knows that there was one. */
export const GONE_ACT = "miss.seal";
const NEWEST_NOTED = "sealed-newest";

async function notedDay(): Promise<string | undefined> {
  return noted(NOTED);
}

async function noted(key: string): Promise<string | undefined> {
  const row = await asSystem("seal", ({ tx }) => tx.setting.findUnique({ where: { key }, select: { value: true } }));
  return typeof row?.value === "string" ? row.value : undefined;
}

/** Whether the seal of a day that the database knows of lies in its place. */
export async function hasSeal(day: string): Promise<boolean> {
  return (await readFile(join(folder(), `${day}.json`), "utf8").then(readSeal, () => undefined))?.day === day;
}

/** Whether the database knows of a newest seal, and none lies there. */
export async function newestIsGone(): Promise<boolean> {
  return (await noted(NEWEST_NOTED)) !== undefined && (await readNewest()) === undefined;
}

/**
 * Seals the heads as they stand, when they have moved. A seal with which the trail no longer agrees is put aside first and stays: nobody
 * can cut the trail and wait for the next seal to forget it. Several instances may seal at once; whoever comes last has sealed something
 * true, and what is put aside has a name of its own. That the newest seal was taken away is noted in the trail before another takes its place.
 * Returns whether it sealed.
 */
export async function sealNow(): Promise<boolean> {
  const moment = realNow();
  // Asked before the file is looked for: by then another instance may have written the first one.
  const since = await noted(NEWEST_NOTED);
  const newest = await readNewest();
  if (since && !newest) {
    await asSystem("seal", async ({ record }) => record({ act: GONE_ACT, subjectKind: "trail" }));
    log.error({ since }, "the newest seal of the trail is gone: run audit:verify");
  }
  const heads = await readHeads();
  if (newest?.seal && isSame(newest.seal.heads, heads)) return false;
  if (newest && !(newest.seal && (await isTold(newest.seal.heads)))) {
    await writeWhole(`kept-${createHash("sha256").update(newest.text).digest("hex").slice(0, 16)}.json`, newest.text);
    log.error({ sealedAt: newest.seal?.sealedAt }, "the trail doesn't agree with its newest seal: run audit:verify");
  }
  await writeSeal(NEWEST, { day: dayOfMoment(moment), moment, heads, previous: null });
  if (!since) {
    await asSystem("seal", ({ tx }) =>
      tx.setting.createMany({
        data: [{ key: NEWEST_NOTED, value: moment.toISOString(), updatedAt: moment }],
        skipDuplicates: true,
      }),
    );
  }
  return true;
}

async function readHeads(): Promise<Head[]> {
  const rows = await asSystem("seal", ({ tx }) => tx.auditHead.findMany({ orderBy: { chain: "asc" } }));
  return rows.map(({ chain, seq, hash }) => ({ chain, seq: Number(seq), hash }));
}

function isSame(some: readonly Head[], others: readonly Head[]): boolean {
  const texts = others.map(textOf);
  return some.length === others.length && some.every((head) => texts.includes(textOf(head)));
}

/** Whether the trail still tells each of these entries as it was sealed. */
async function isTold(heads: readonly Head[]): Promise<boolean> {
  if (heads.length === 0) return true;
  const rows = await asSystem("seal", ({ tx }) =>
    tx.auditEntry.findMany({
      where: { OR: heads.map(({ chain, seq }) => ({ chain, seq })) },
      select: { chain: true, seq: true, hash: true },
    }),
  );
  return isSame(
    heads,
    rows.map(({ chain, seq, hash }) => ({ chain, seq: Number(seq), hash })),
  );
}

function textOf({ chain, seq, hash }: Head): string {
  return `${chain} ${seq} ${hash}`;
}

/**
 * All seals, those with which the trail did not agree first, and the sealed days among them in order, with what is wrong with the files
 * themselves. A forged one testifies to nothing and is left out. What the database says was sealed, and isn't there, `checkTrail` adds.
 */
export async function readSeals(): Promise<{
  seals: readonly Seal[];
  days: readonly Seal[];
  faults: readonly SealFault[];
}> {
  const { days, faults } = await readDays();
  const others: Seal[] = [];
  for (const name of (await namesOf(/^(kept-[0-9a-f]{16}|now)\.json$/)).toSorted()) {
    const read = readSeal(await readFile(join(folder(), name), "utf8"));
    if (read) others.push(read);
    else faults.push({ kind: "seal-forged", day: name.replace(".json", "") });
  }
  return { seals: [...others.slice(0, -1), ...days, ...others.slice(-1)], days, faults };
}

async function readDays(): Promise<{ days: Seal[]; faults: SealFault[] }> {
  const days: Seal[] = [];
  const faults: SealFault[] = [];
  let before: string | null | undefined = null;
  for (const name of (await namesOf(/^\d{4}-\d{2}-\d{2}\.json$/)).toSorted()) {
    const day = name.slice(0, 10);
    const read = readSeal(await readFile(join(folder(), name), "utf8"));
    if (read?.day !== day) {
      faults.push({ kind: "seal-forged", day });
      before = undefined; // what the next one should name isn't known
      continue;
    }
    if (before !== undefined && read.previous !== before) faults.push({ kind: "seal-missing", day });
    days.push(read);
    before = read.mark;
  }
  return { days, faults };
}

async function namesOf(pattern: RegExp): Promise<string[]> {
  await mkdir(folder(), { recursive: true });
  return (await readdir(folder())).filter((name) => pattern.test(name));
}

/** The newest seal as it lies there, and what it says if it is genuine; undefined when none lies there. */
async function readNewest(): Promise<{ text: string; seal: Seal | undefined } | undefined> {
  if ((await namesOf(/^now\.json$/)).length === 0) return undefined;
  const text = await readFile(join(folder(), NEWEST), "utf8");
  return { text, seal: readSeal(text) };
}

/** What a file says that is genuine. */
function readSeal(text: string): Seal | undefined {
  const read = parseSeal(text);
  return read && isGenuine(read) ? read : undefined;
}

/** What a file says that has the form of a seal, whoever marked it. */
function parseSeal(text: string): Seal | undefined {
  try {
    return seal.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function isGenuine(read: Seal): boolean {
  const [given, right] = [Buffer.from(read.mark), Buffer.from(markOf(read))];
  return given.length === right.length && timingSafeEqual(given, right);
}

async function writeSeal(
  name: string,
  { day, moment, heads, previous }: Pick<Seal, "day" | "heads" | "previous"> & { readonly moment: Date },
): Promise<void> {
  const unmarked = { day, sealedAt: moment.toISOString(), heads, previous };
  await writeWhole(name, `${JSON.stringify({ ...unmarked, mark: markOf(unmarked) }, null, 2)}\n`);
}

/** The file is there whole or not at all, also after the power failed, and when another instance writes it at this moment. */
async function writeWhole(name: string, text: string): Promise<void> {
  await mkdir(folder(), { recursive: true });
  const path = join(folder(), name);
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(temporary, "w", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  const directory = await open(folder(), "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Removes what a writer left half-way who was killed before that moment; tells how many. */
export async function sweepSeals(before: Date): Promise<number> {
  let count = 0;
  for (const name of await namesOf(/\.part$/)) {
    const left = join(folder(), name);
    const found = await stat(left).catch(() => undefined); // renamed meanwhile
    if (!found || found.mtime >= before) continue;
    await rm(left, { force: true });
    count++;
  }
  return count;
}
