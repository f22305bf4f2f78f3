import { dateOf } from "@/kernel/days";
import { type Faults, InvalidInput, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { dayToCome, type Typed, typedDay } from "@/platform/read-form";
import { takeTurn } from "@/platform/turn";
import { refuseGone } from "../commands";
import { mayCorrect } from "../policy";
import { findEnterprise } from "../queries";
import { codesOf, isHeldElsewhere } from "./queries";
import type { AddCode, StrikeCode } from "./schema";

/**
 * Enters a code that a firm had, so that it is found by it: an older list names it, an older paper bears it. Refusals: `not-found`, `merged`.
 * Invalid: `code-known` (the firm has or had it), `code-taken` (another firm has it now), `future-day`, `before-from`.
 */
export async function addCode(ctx: Ctx, input: AddCode): Promise<{ enterpriseId: string }> {
  const { tx, actor, now } = ctx;
  const { enterpriseId, field, code, fromDay, toDay, source } = input;
  const enterprise = await findEnterprise(ctx, enterpriseId);
  if (!enterprise || !mayCorrect(actor, enterprise)) throw new Refusal("not-found");
  refuseGone(enterprise);
  refuseFaults(await codeFaults(ctx, input));
  // One at a time, so that the same code isn't entered twice.
  await takeTurn(ctx, `enterprise-code ${code}`);
  if ((await codesOf(ctx, enterpriseId)).some((known) => known.code === code && !known.mistaken))
    throw new InvalidInput({ code: ["code-known"] });
  if (await isHeldElsewhere(ctx, enterpriseId, code)) throw new InvalidInput({ code: ["code-taken"] });
  await tx.enterpriseCode.createMany({
    data: [
      {
        ...{ enterpriseId, field, code, source, fromDay: fromDay && dateOf(fromDay), toDay: dateOf(toDay) },
        ...{ recordedAt: now, recordedById: actor.kind === "official" ? actor.personId : null },
      },
    ],
  });
  // What the search box looks in besides.
  await tx.$executeRaw`update enterprises set former = btrim(former || ' ' || ${code}) where id = ${enterpriseId}::uuid`;
  ctx.record({
    act: "enter.code",
    subjectKind: "enterprise",
    subjectId: enterpriseId,
    enterpriseId,
    detail: { field },
  });
  return { enterpriseId };
}

/** What is wrong with its days: one that hasn't come, an end before the beginning. */
export async function codeFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  const [fromDay, toDay] = [typedDay(typed, "fromDay"), typedDay(typed, "toDay")];
  const backwards = fromDay !== undefined && toDay !== undefined && fromDay > toDay;
  return { ...(backwards ? { toDay: ["before-from"] } : {}), ...dayToCome(ctx, typed, ["toDay", "future-day"]) };
}

/** Says of a former code that it never was this firm's: it stays on record and finds the firm no more. Refusals: `not-found`, `overtaken`. */
export async function strikeCode(ctx: Ctx, { codeId }: StrikeCode): Promise<{ enterpriseId: string }> {
  const { tx, actor, now } = ctx;
  const row = await tx.enterpriseCode.findFirst({
    where: { id: codeId, toDay: { not: null } },
    select: { enterpriseId: true, field: true },
  });
  const enterprise = row && (await findEnterprise(ctx, row.enterpriseId));
  if (!enterprise || !mayCorrect(actor, enterprise) || actor.kind !== "official") throw new Refusal("not-found");
  const { count } = await tx.enterpriseCode.updateMany({
    where: { id: codeId, mistakenAt: null },
    data: { mistakenAt: now, mistakenById: actor.personId },
  });
  if (count !== 1) throw new Overtaken();
  const { id: enterpriseId } = enterprise;
  ctx.record({
    act: "strike.code",
    subjectKind: "enterprise",
    subjectId: enterpriseId,
    enterpriseId,
    detail: { field: row.field },
  });
  return { enterpriseId };
}
