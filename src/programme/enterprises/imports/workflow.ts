import { type Actor, covers, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const IMPORT_STATUSES = ["received", "previewed", "queued", "applied", "dropped", "undoing", "undone"] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export type ImportSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly divisionCode: string;
  readonly errorCount: number;
  readonly changeCount: number;
  /** Who sent it, and in whose name it is applied; null: an operator's command. */
  readonly uploadedById: string | null;
};
type Party = "importer" | "undoer" | "system";

function partiesOf(actor: Actor, { divisionCode, uploadedById }: ImportSubject): Party[] {
  if (actor.kind === "system") return ["system"];
  if (!isMarketRegulator(actor) || !hasDuty(actor, "programme_officer", "coordinator")) return [];
  const leads = hasDuty(actor, "coordinator") && covers(actor, divisionCode);
  return [
    ...(actor.divisionCode === divisionCode ? ["importer" as const] : []),
    ...(leads || actor.personId === uploadedById ? ["undoer" as const] : []),
  ];
}

/**
 * A list of firms on its way into the register: looked at whole, then taken whole or not at all; and, as long as nothing came of it, undone
 * whole or not at all. Programme document 三(三).
 */
export const importWorkflow = {
  name: "enterprise-import",
  statuses: IMPORT_STATUSES,
  start: { status: "received" },
  end: ["applied", "dropped", "undone"],
  parties: ["importer", "undoer", "system"],
  partiesOf,
  steps: {
    preview: { from: ["received", "previewed"], to: "previewed", by: ["importer", "system"] },
    queue: {
      from: ["previewed"],
      to: "queued",
      by: ["importer", "system"],
      refuseWhen: ({ errorCount, changeCount }) =>
        errorCount > 0 ? "has-errors" : changeCount === 0 ? "nothing-to-apply" : undefined,
    },
    // What was queued is applied in the name of whoever queued it; what would be something else by now than what he saw comes back to him.
    apply: { from: ["queued"], to: "applied", by: ["importer", "system"] },
    hold: { from: ["queued"], to: "previewed", by: ["importer", "system"] },
    drop: { from: ["received", "previewed"], to: "dropped", by: ["importer", "system"] },
    // Whoever applied it, or the coordinator; done in his name, as the applying was. What was used meanwhile stands as it was.
    recall: { from: ["applied"], to: "undoing", by: ["undoer", "system"] },
    undo: { from: ["undoing"], to: "undone", by: ["undoer", "system"], irreversible: true },
    keep: { from: ["undoing"], to: "applied", by: ["undoer", "system"] },
  },
} as const satisfies Workflow<ImportStatus, Party, never, ImportSubject>;
