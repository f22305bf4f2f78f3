import { createHmac, timingSafeEqual } from "node:crypto";
import { mkdir, open, readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Day, dayOfMoment } from "@/kernel/days";
import { realNow } from "./clock";
import { asSystem } from "./database";
import { env } from "./env";

/** The last entry of a chain. */
export type Head = { readonly chain: string; readonly seq: number; readonly hash: string };

/**
 * The heads of all chains as they stood on a day, in a file outside the database: whoever cuts the trail's end or writes it anew
 * would have to forge these too, and hasn't the key. Each names the one before, so that a missing day shows.
 */
const seal = z.object({
  day: z.iso.date(),
  sealedAt: z.iso.datetime(),
  heads: z.array(z.object({ chain: z.string(), seq: z.number().int(), hash: z.string() })),
  /** The mark of the seal before; null in the first. */
  previous: z.string().nullable(),
  mark: z.string(),
});
export type Seal = z.output<typeof seal>;

export type SealFault = { readonly kind: "seal-forged" | "seal-missing"; readonly day: Day };

function folder(): string {
  return join(env().PORTAL_DATA_DIR, "seals");
}

/** HMAC-SHA-256 with PORTAL_AUDIT_KEY over everything but the mark. */
function markOf({ day, sealedAt, heads, previous }: Omit<Seal, "mark">): string {
  const text = JSON.stringify([day, sealedAt, heads.map(({ chain, seq, hash }) => [chain, seq, hash]), previous]);
  return createHmac("sha256", Buffer.from(env().PORTAL_AUDIT_KEY, "base64")).update(text).digest("hex");
}

/** Seals the heads for today, in real time in Asia/Shanghai, unless that was done. Returns whether it sealed. */
export async function sealToday(): Promise<boolean> {
  const moment = realNow();
  const day = dayOfMoment(moment);
  const { seals } = await readSeals();
  const last = seals.at(-1);
  if (last && last.day >= day) return false;
  const rows = await asSystem("seal", ({ tx }) => tx.auditHead.findMany({ orderBy: { chain: "asc" } }));
  const heads = rows.map(({ chain, seq, hash }) => ({ chain, seq: Number(seq), hash }));
  const unmarked = { day, sealedAt: moment.toISOString(), heads, previous: last?.mark ?? null };
  await writeWhole(
    join(folder(), `${day}.json`),
    `${JSON.stringify({ ...unmarked, mark: markOf(unmarked) }, null, 2)}\n`,
  );
  return true;
}

/** All sealed days in order, with what is wrong with the files themselves. A forged one testifies to nothing and is left out. */
export async function readSeals(): Promise<{ seals: readonly Seal[]; faults: readonly SealFault[] }> {
  const seals: Seal[] = [];
  const faults: SealFault[] = [];
  await mkdir(folder(), { recursive: true });
  const names = (await readdir(folder())).filter((name) => /^\d{4}-\d{2}-\d{2}\.json$/.test(name)).toSorted();
  let before: string | null | undefined = null;
  for (const name of names) {
    const day = name.slice(0, 10);
    const read = readSeal(await readFile(join(folder(), name), "utf8"));
    if (!read || read.day !== day || !isGenuine(read)) {
      faults.push({ kind: "seal-forged", day });
      before = undefined; // what the next one should name isn't known
      continue;
    }
    if (before !== undefined && read.previous !== before) faults.push({ kind: "seal-missing", day });
    seals.push(read);
    before = read.mark;
  }
  return { seals, faults };
}

function readSeal(text: string): Seal | undefined {
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

/** The file is there whole or not at all, also after the power failed. */
async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.part`;
  const file = await open(temporary, "w", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  const directory = await open(folder(), "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
