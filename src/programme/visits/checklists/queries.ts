import { z } from "zod";
import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { VISIT_PURPOSES, type VisitPurpose } from "../workflow";
import { type ChecklistItem, checklistItem } from "./schema";

export type ChecklistVersion = {
  readonly purpose: VisitPurpose;
  readonly version: number;
  readonly source: string;
  readonly validFrom: Day;
  /** The last day; null for the newest. */
  readonly validTo: Day | null;
  readonly items: readonly ChecklistItem[];
};

/** All versions of the checklists, in the order of the purposes, the newest of each first. One statement. */
export async function listChecklists({ tx }: Ctx): Promise<ChecklistVersion[]> {
  const rows = await tx.visitChecklist.findMany({
    select: { purpose: true, version: true, source: true, validFrom: true, validTo: true, items: true },
    orderBy: { version: "desc" },
  });
  return VISIT_PURPOSES.flatMap((purpose) =>
    rows
      .filter((row) => row.purpose === purpose)
      .map(({ items, validFrom, validTo, ...row }) => ({
        ...row,
        validFrom: dayFromDate(validFrom),
        validTo: validTo && dayFromDate(validTo),
        items: z.array(checklistItem).parse(items),
      })),
  );
}
