import { Overtaken, Refusal } from "@/kernel/refusal";
import { decide } from "@/kernel/workflow";
import type { Ctx } from "@/platform/database";
import { wake } from "@/platform/wake";
import { holdEnterprises } from "../commands";
import { move, needImport, oneAtATime } from "../imports/commands";
import { giveBack } from "../sheets/commands";
import { firmsKnown } from "../sheets/queries";
import { enterpriseWorkflow } from "../workflow";
import { UNDO_JOB } from "./policy";
import { objectionsTo, reversed, writtenRows } from "./queries";
import type { UndoImport } from "./schema";

const CHUNK = 500;

/**
 * Asks that a list be undone as a whole, with the reason: whoever applied it, or the coordinator. A job does it at once. Refusals: `not-found`,
 * `used-since` (row by row, `objectionsTo` says what), `not-yours`, `wrong-status`, `overtaken`.
 */
export async function askUndo(ctx: Ctx, { importId, version, reason }: UndoImport): Promise<{ importId: string }> {
  const record = await needImport(ctx, importId);
  if (record.status === "applied") await refuseUsed(ctx, importId);
  const { actor } = ctx;
  const undoAskedById = actor.kind === "official" ? actor.personId : null;
  const data = { undoAskedById, undoReason: reason, heldBecause: null };
  await move(ctx, { ...record, version }, { step: "recall", data });
  ctx.afterwards(() => wake(UNDO_JOB));
  return { importId };
}

async function refuseUsed(ctx: Ctx, importId: string): Promise<void> {
  const { total } = await objectionsTo(ctx, importId);
  if (total > 0) throw new Refusal("used-since", { n: total });
}

/**
 * Undoes a list: all of it, or nothing. Firms that it made are withdrawn, those that it changed get back what they had, each with the reason; what
 * was counted while it stood stays as it was known then. All its firms are held first, so that of somebody who uses one at the same moment either
 * he is seen here, or he is told that it is gone. Undone already, nothing happens. Refusals: `not-found`, `used-since`, `not-yours`, `wrong-status`.
 */
export async function undoImport(ctx: Ctx, importId: string): Promise<void> {
  await oneAtATime(ctx);
  const record = await needImport(ctx, importId);
  if (record.status === "undone") return;
  if (record.status !== "undoing" || !record.undone) throw new Refusal("wrong-status");
  const rows = await writtenRows(ctx, importId);
  await holdEnterprises(
    ctx,
    rows.map(({ enterpriseId }) => enterpriseId),
  );
  await refuseUsed(ctx, importId);
  const { reason } = record.undone;
  const made = rows.filter(({ verdict }) => verdict === "new").map(({ enterpriseId }) => enterpriseId);
  for (let from = 0; from < made.length; from += CHUNK)
    await withdraw(ctx, made.slice(from, from + CHUNK), { importId, reason });
  const changed = rows.filter(({ verdict }) => verdict === "update");
  const back = await reversed(ctx, changed);
  if (back.length !== changed.length) throw new Refusal("used-since", { n: changed.length - back.length });
  await giveBack(ctx, back, { importId, sheets: record.sheets, reason });
  await leaveAsFound(ctx, importId);
  await move(ctx, record, { step: "undo", data: { appliedKey: null, undoneAt: ctx.now, heldBecause: null } });
}

/** Each firm is again what the list found, so that what changed it before can be undone in its turn. */
async function leaveAsFound({ tx }: Ctx, importId: string): Promise<void> {
  await tx.$executeRaw`
    update enterprise_import_rows r set version_undone = e.version from enterprises e
    where r.import_id = ${importId}::uuid and r.verdict = 'update' and e.id = r.enterprise_id`;
}

/** Takes firms off the register that a list made: the same step for each, in statements of five hundred. */
async function withdraw(
  ctx: Ctx,
  ids: readonly string[],
  { importId, reason }: { readonly importId: string; readonly reason: string },
): Promise<void> {
  const { tx, actor, now } = ctx;
  const firms = await firmsKnown(ctx, ids);
  if (firms.length !== ids.length) throw new Overtaken();
  for (const { id, status, version, divisionCode } of firms) {
    const decision = decide(enterpriseWorkflow, "withdraw", actor, {
      id,
      status,
      version,
      divisionCode: String(divisionCode),
    });
    if (!decision.ok) throw new Refusal(decision.refusal, { step: "withdraw" });
  }
  const count = await tx.$executeRaw`
    update enterprises e set status = 'withdrawn', withdrawn_at = ${now}, version = e.version + 1, due_on = null, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(firms.map(({ id, version }) => ({ id, version })))}::jsonb) v (id uuid, version int)
    where e.id = v.id and e.version = v.version and e.status = 'checked'`;
  if (count !== firms.length) throw new Overtaken();
  await tx.enterpriseChange.createMany({
    data: firms.map(({ id, status }) => ({
      enterpriseId: id,
      changedAt: now,
      changedById: actor.kind === "official" ? actor.personId : null,
      before: { status },
      after: { status: "withdrawn" },
      reason,
    })),
  });
  for (const { id } of firms)
    ctx.record({
      act: "step.enterprise",
      subjectKind: "enterprise",
      subjectId: id,
      enterpriseId: id,
      detail: { step: "withdraw", from: "checked", to: "withdrawn", importId },
    });
}

/** Lets a list stand that couldn't be undone, and says why. */
export async function keepImport(ctx: Ctx, importId: string, heldBecause: string): Promise<void> {
  await oneAtATime(ctx);
  const record = await needImport(ctx, importId);
  if (record.status !== "undoing") return;
  await move(ctx, record, { step: "keep", data: { heldBecause } });
}
