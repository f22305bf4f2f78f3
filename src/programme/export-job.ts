import { z } from "zod";
import { addDays, startOfDay } from "@/kernel/days";
import { unforeseenFault } from "@/kernel/kept-fault";
import { today } from "@/platform/clock";
import { asActor, asSystem } from "@/platform/database";
import { defineJob } from "@/platform/jobs";
import { referenceFor } from "@/platform/log";
import { tell } from "@/platform/notices";
import { actorOfPerson } from "@/platform/session";
import { exportListFor, type ReadExport, readExport, type Wanted, writeExport } from "./export-files";
import { EXPORT_JOB, KEPT_DAYS } from "./exports/policy";

const SECONDS = 120;
const TRIES = 3;
const SILENCE_MS = 10 * 60_000;
type Waiting = { readonly id: string; readonly personId: string };
const asked = z.object({
  list: z.string(),
  query: z.record(z.string(), z.string()),
  columns: z.array(z.string()),
  format: z.enum(["xlsx", "csv", "pdf"]),
  locale: z.enum(["zh-CN", "en"]),
});

/** Makes the files that wait, the oldest first, each in the name of whoever asked and with the rights that he has now; clears away the old ones. */
export async function makeExports(): Promise<void> {
  await asSystem(EXPORT_JOB, ({ tx }) =>
    tx.export.updateMany({
      where: { content: { not: null }, readyAt: { lt: startOfDay(addDays(today(), -KEPT_DAYS)) } },
      data: { content: null },
    }),
  );
  const waiting = await asSystem(EXPORT_JOB, ({ tx }) =>
    tx.export.findMany({
      where: { readyAt: null, fault: null },
      select: { id: true, personId: true, list: true, query: true, columns: true, format: true, locale: true },
      orderBy: { createdAt: "asc" },
    }),
  );
  for (const row of waiting) if (await begins(row)) await make(row);
}

/**
 * Counts a run before it begins. One that its process did not survive says nothing: it may be begun three times, and when ten minutes after
 * the last nothing has come of it, that is told; else it would take the portal with it each minute, and every file behind it.
 */
async function begins({ id, personId }: Waiting): Promise<boolean> {
  const open = { id, readyAt: null, fault: null };
  const state = await asSystem(EXPORT_JOB, async ({ tx, now }) => {
    const { count } = await tx.export.updateMany({
      where: { ...open, attempts: { lt: TRIES } },
      data: { attempts: { increment: 1 }, begunAt: now },
    });
    if (count === 1) return "begins";
    const silentSince = new Date(now.getTime() - SILENCE_MS);
    return (await tx.export.count({ where: { ...open, begunAt: { lt: silentSince } } })) > 0 ? "silent" : "under-way";
  });
  if (state === "silent") {
    const error = new Error(`nothing came of ${TRIES} runs that began to make this file`);
    await finish(id, personId, { fault: unforeseenFault(referenceFor(error, { export: id })) });
  }
  return state === "begins";
}

/** One that can't be made, whyever, is told and holds up none behind it. */
async function make(row: Waiting): Promise<void> {
  const { id, personId } = row;
  try {
    const wanted = asked.parse(row);
    const read = await readFor(personId, wanted);
    if (typeof read === "string") return await finish(id, personId, { fault: read });
    const content = new Uint8Array(await writeExport(read, wanted));
    await finish(id, personId, { content, fileName: read.name, rowCount: read.count });
  } catch (error) {
    await finish(id, personId, { fault: unforeseenFault(referenceFor(error, { export: id })) });
  }
}

async function readFor(personId: string, wanted: Wanted): Promise<ReadExport | "no-right" | "too-many"> {
  const actor = await asSystem(EXPORT_JOB, (ctx) => actorOfPerson(ctx, personId));
  if (!actor) return "no-right";
  if (!exportListFor(actor, wanted.list)) return "no-right";
  const most = Number.MAX_SAFE_INTEGER;
  const found = await asActor(actor, (ctx) => readExport(ctx, actor, wanted, { most }), { seconds: SECONDS });
  return found === null || found === "later" ? "too-many" : found;
}

type Outcome = { fault: string } | { content: Uint8Array<ArrayBuffer>; fileName: string; rowCount: number };

/** Only if nobody was faster: two runs may make the same file, one of them tells. */
async function finish(id: string, personId: string, outcome: Outcome): Promise<void> {
  await asSystem(EXPORT_JOB, async (ctx) => {
    const { count } = await ctx.tx.export.updateMany({
      where: { id, readyAt: null, fault: null },
      data: { ...outcome, readyAt: ctx.now },
    });
    const kind = "fault" in outcome ? "export.fail" : "export.ready";
    if (count === 1) await tell(ctx, [personId], { kind, subjectKind: "export", subjectId: id, number: null });
  });
}

export const makeExportsJob = defineJob({
  name: EXPORT_JOB,
  cron: "* * * * *",
  lateAfterMinutes: 15,
  overlapping: true,
  run: makeExports,
});
