import { createHash } from "node:crypto";
import { isUnforeseen, unforeseenFault } from "@/kernel/kept-fault";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import type { List, Unreadable } from "@/kernel/table";
import { type Ctx, isPassing } from "@/platform/database";
import { referenceFor } from "@/platform/log";
import { beginLife, takeStep } from "@/platform/take-step";
import { takeTurn } from "@/platform/turn";
import { wake } from "@/platform/wake";
import { findHeads, foldHead, mappingOf } from "../heads/policy";
import { writePlan } from "../sheets/commands";
import { type Mapping, missingFields } from "../sheets/policy";
import { type PlannedRow, planRows } from "../sheets/queries";
import { APPLY_JOB, divisionOf, mayImport } from "./policy";
import { appliedKeyOf, findImport, type ImportDetail, rememberedMapping, rowsOfImport, wasApplied } from "./queries";
import type { DropImport, MapImport, QueueImport } from "./schema";
import { importWorkflow } from "./workflow";

export type ArrivedTable = {
  readonly fileName: string;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
  readonly list: List;
};

/**
 * Takes a list of firms that came as a file, and previews it at once when its columns are known: by their heads, or from the last time.
 * Refusals: `not-found` (nobody else imports), `table-no-heads`.
 */
export async function receiveImport(ctx: Ctx, { fileName, sha256, list }: ArrivedTable): Promise<{ importId: string }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "system" && !mayImport(actor)) throw new Refusal("not-found");
  const found = findHeads(list.rows);
  if (!found) throw new Refusal("table-no-heads");
  const { heads, rows } = found;
  const divisionCode = actor.kind === "official" ? actor.divisionCode : await cityOf(ctx);
  const created = await tx.enterpriseImport.create({
    data: {
      divisionCode,
      uploadedById: actor.kind === "official" ? actor.personId : null,
      fileName: fileName.slice(0, 200),
      sha256,
      heads: [...heads],
      sheets: [...list.sheets],
      leftOut: [...list.leftOut],
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
  await tx.$executeRaw`
    insert into enterprise_import_rows (import_id, "row", cells)
    select ${created.id}::uuid, r."row", r.cells from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r ("row" int, cells jsonb)`;
  const record = await needImport(ctx, created.id);
  await beginLife(ctx, importWorkflow, record);
  const mapping =
    (await rememberedMapping(ctx, { divisionCode, fingerprint: fingerprintOf(heads) })) ?? mappingOf(heads);
  if (missingFields(mapping).length === 0) await preview(ctx, record, mapping);
  return { importId: created.id };
}

/** The city itself, under whose name an operator's command works. */
async function cityOf({ tx }: Ctx): Promise<string> {
  return (await tx.division.findFirstOrThrow({ where: { kind: "city" }, select: { code: true } })).code;
}

/** A list as this person sees it. Refusals: `not-found`. */
export async function needImport(ctx: Ctx, importId: string): Promise<ImportDetail> {
  const record = await findImport(ctx, importId);
  if (!record) throw new Refusal("not-found");
  return record;
}

/** A template is known again by its heads. */
function fingerprintOf(heads: readonly string[]): string {
  return sha256Of(JSON.stringify(heads.map(foldHead)));
}

function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Says what the columns are, and previews the list under it. The next list with the same heads needs no saying.
 * Refusals: `not-found`, `wrong-status`, `overtaken`. Invalid: `columns-missing`, `column-twice`.
 */
export async function mapImport(ctx: Ctx, { importId, version, mapping }: MapImport): Promise<{ importId: string }> {
  const record = await needImport(ctx, importId);
  if (mapping.length !== record.heads.length || missingFields(mapping).length > 0)
    throw new InvalidInput({ mapping: ["columns-missing"] });
  const taken = mapping.filter((field) => field !== null);
  if (new Set(taken).size !== taken.length) throw new InvalidInput({ mapping: ["column-twice"] });
  await preview(ctx, { ...record, version }, mapping);
  const where = { divisionCode: record.divisionCode, fingerprint: fingerprintOf(record.heads) };
  await ctx.tx.enterpriseImportTemplate.upsert({
    where: { divisionCode_fingerprint: where },
    create: { ...where, mapping: [...mapping], usedAt: ctx.now },
    update: { mapping: [...mapping], usedAt: ctx.now },
    select: { fingerprint: true },
  });
  return { importId };
}

/** Works out what each row would do, and keeps it for the preview. */
async function preview(ctx: Ctx, record: ImportDetail, mapping: Mapping): Promise<void> {
  await move(ctx, record, {
    step: "preview",
    data: { mapping: [...mapping], ...(await keepPlan(ctx, record.id, mapping)) },
  });
}

/** What was worked out, in the rows and as sums; in a transaction of its own when what it corrects has fallen back. */
async function keepPlan(ctx: Ctx, importId: string, mapping: Mapping) {
  const plan = await planOf(ctx, importId, mapping);
  const kept = plan.map((row) => ({
    row: row.row,
    verdict: row.verdict,
    id: "known" in row ? (row.known?.id ?? null) : null,
    changes: row.verdict === "update" ? row.changes : null,
    faults: row.verdict === "error" ? row.faults : "notes" in row && row.notes.length > 0 ? row.notes : null,
  }));
  await ctx.tx.$executeRaw`
    update enterprise_import_rows set verdict = null, enterprise_id = null, changes = null, faults = null
    where import_id = ${importId}::uuid and verdict is not null`;
  // Each row is found by its key, whatever the planner believes of how many there are.
  await ctx.tx.$executeRaw`
    update enterprise_import_rows r set verdict = v.verdict, enterprise_id = v.id, changes = v.changes, faults = v.faults
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) v ("row" int, verdict text, id uuid, changes jsonb, faults jsonb)
    where r.import_id = ${importId}::uuid and r."row" = v."row"`;
  const count = (verdict: string) => kept.filter((row) => row.verdict === verdict).length;
  return {
    rowCount: kept.length,
    newCount: count("new"),
    updateCount: count("update"),
    unchangedCount: count("unchanged"),
    errorCount: count("error"),
    planDigest: digestOf(plan),
  };
}

/** What each row would do now. */
async function planOf(ctx: Ctx, importId: string, mapping: Mapping): Promise<PlannedRow[]> {
  return planRows(ctx, { rows: await rowsOfImport(ctx, importId), mapping, division: divisionOf(ctx.actor) });
}

/** Two plans with the same digest do the same to the same firms. */
function digestOf(plan: readonly PlannedRow[]): string {
  return sha256Of(
    JSON.stringify(
      plan.map((row) => [
        row.row,
        row.verdict,
        row.firm,
        "known" in row ? row.known?.id : null,
        "changes" in row ? row.changes : null,
      ]),
    ),
  );
}

/**
 * Puts a previewed list in line to be applied. Refusals: `not-found`, `has-errors`, `nothing-to-apply`, `already-applied` (the same list with the
 * same columns), `wrong-status`, `overtaken`.
 */
export async function queueImport(ctx: Ctx, { importId, version, reason }: QueueImport): Promise<{ importId: string }> {
  const record = await needImport(ctx, importId);
  if (record.status === "previewed" && (await wasApplied(ctx, record))) throw new Refusal("already-applied");
  await move(ctx, { ...record, version }, { step: "queue", data: { reason, heldBecause: null, done: 0 } });
  ctx.afterwards(() => wake(APPLY_JOB));
  return { importId };
}

/**
 * Applies a queued list: everything it says, or nothing. One at a time in the whole city, so that two lists can't both make a firm. What would be
 * something else by now than what the preview showed isn't done. Applied already, nothing happens.
 * Refusals: `not-found`, `wrong-status`, `already-applied`, `changed-since`.
 */
export async function applyImport(
  ctx: Ctx,
  importId: string,
  told: (rows: number) => Promise<void> = async () => {},
): Promise<void> {
  await oneAtATime(ctx);
  const record = await needImport(ctx, importId);
  if (record.status === "applied") return;
  if (record.status !== "queued" || !record.mapping) throw new Refusal("wrong-status");
  if (await wasApplied(ctx, record)) throw new Refusal("already-applied");
  const plan = await planOf(ctx, importId, record.mapping);
  if (digestOf(plan) !== record.planDigest) throw new Refusal("changed-since");
  await writePlan(ctx, plan, { importId, sheets: record.sheets, reason: record.reason, told });
  const done = { appliedKey: appliedKeyOf(record), appliedAt: ctx.now, done: record.changeCount, heldBecause: null };
  await move(ctx, record, { step: "apply", data: done });
}

/** Lists are applied and undone one at a time in the whole city. */
export function oneAtATime(ctx: Ctx): Promise<void> {
  return takeTurn(ctx, "enterprise-import");
}

/** Gives a queued list back that couldn't be applied, with why, and what it would do now, if that can be told. */
export async function holdImport(ctx: Ctx, importId: string, heldBecause: string): Promise<void> {
  await oneAtATime(ctx);
  const record = await needImport(ctx, importId);
  if (record.status !== "queued" || !record.mapping) return;
  const plan = isUnforeseen(heldBecause) ? {} : await keepPlan(ctx, importId, record.mapping);
  await move(ctx, record, { step: "hold", data: { ...plan, heldBecause } });
}

/**
 * Notes with a list that is in line that something failed which nobody foresaw. Returns undefined the first time, and the list stays in line: a
 * connection that broke is a new one in the next run. The second time it is the list's own: returns the fault with which it leaves the line.
 */
export async function stumble(ctx: Ctx, importId: string, error: unknown): Promise<string | undefined> {
  if (isPassing(error)) return undefined;
  const { heldBecause } = await needImport(ctx, importId);
  const fault = unforeseenFault(referenceFor(error, { import: importId }));
  if (isUnforeseen(heldBecause)) return fault;
  await ctx.tx.enterpriseImport.updateMany({ where: { id: importId }, data: { heldBecause: fault } });
  return undefined;
}

/** Leaves a list that isn't wanted. Refusals: `not-found`, `wrong-status`, `overtaken`. */
export async function dropImport(ctx: Ctx, { importId, version }: DropImport): Promise<{ importId: string }> {
  const record = await needImport(ctx, importId);
  await move(ctx, { ...record, version }, { step: "drop", data: {} });
  return { importId };
}

type Written = Partial<Awaited<ReturnType<typeof keepPlan>>> & {
  readonly mapping?: Mapping;
  readonly reason?: string;
  readonly heldBecause?: string | null;
  readonly appliedKey?: string | null;
  readonly appliedAt?: Date;
  readonly done?: number;
  readonly undoAskedById?: string | null;
  readonly undoReason?: string | null;
  readonly undoneAt?: Date;
};

/** One step of an import, with what it writes besides. */
export async function move(
  ctx: Ctx,
  record: ImportDetail,
  { step, data }: { step: keyof typeof importWorkflow.steps; data: Written },
): Promise<void> {
  const { mapping, ...rest } = data;
  await takeStep(ctx, importWorkflow, {
    step,
    subject: record,
    version: record.version,
    swap: (where, { dueOn: _none, ...moved }) =>
      ctx.tx.enterpriseImport.updateMany({
        where,
        data: { ...moved, ...rest, ...(mapping ? { mapping: [...mapping] } : {}) },
      }),
    detail: { rows: record.rowCount },
  });
}

/** A file that is no list as the refusal that says so: `table-…`. */
export function refusalOf({ reason, cell }: Unreadable): Refusal {
  return new Refusal(`table-${reason}`, { cell });
}
