import { isDeepStrictEqual } from "node:util";
import { addDays, dateOf, dayFromDate } from "@/kernel/days";
import { Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { mayChangeRules } from "../policy";
import type { VisitPurpose } from "../workflow";
import { type ChangeChecklist, checklistItem } from "./schema";

/**
 * Lets the next version of a purpose's checklist hold from tomorrow: a form that was opened or taken along today is taken as it is. Visits keep
 * the version with which they were recorded. Refusals: `not-found` (not the coordinator), `overtaken` (another version came between),
 * `list-coming` (one waits for tomorrow already), `nothing-changed`.
 */
export async function changeChecklist(
  ctx: Ctx,
  { purpose, version, source, items }: ChangeChecklist,
): Promise<{ purpose: VisitPurpose }> {
  const { tx, actor, today } = ctx;
  if (!mayChangeRules(actor)) throw new Refusal("not-found");
  const old = await tx.visitChecklist.findFirst({
    where: { purpose, validTo: null },
    select: { id: true, version: true, validFrom: true, source: true, items: true },
  });
  if (!old || old.version !== version) throw new Overtaken();
  if (dayFromDate(old.validFrom) > today) throw new Refusal("list-coming");
  const before = { source: old.source, items: checklistItem.array().parse(old.items) };
  if (isDeepStrictEqual({ source, items }, before)) throw new Refusal("nothing-changed");
  const { count } = await tx.visitChecklist.updateMany({
    where: { id: old.id, validTo: null },
    data: { validTo: dateOf(today) },
  });
  if (count !== 1) throw new Overtaken();
  const validFrom = addDays(today, 1);
  await tx.visitChecklist.create({
    data: { purpose, version: version + 1, items: [...items], source, validFrom: dateOf(validFrom) },
    select: { id: true },
  });
  ctx.record({
    act: "change.visit-checklist",
    subjectKind: "visit-checklist",
    detail: { purpose, version: version + 1, items: items.length, validFrom },
  });
  return { purpose };
}
