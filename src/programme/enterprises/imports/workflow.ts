import { type Actor, hasDuty, isMarketRegulator } from "@/kernel/actor";
import type { Workflow } from "@/kernel/workflow";

export const IMPORT_STATUSES = ["received", "previewed", "queued", "applied", "dropped"] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

export type ImportSubject = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly divisionCode: string;
  readonly errorCount: number;
  readonly changeCount: number;
};

function partiesOf(actor: Actor, { divisionCode }: ImportSubject): ("importer" | "system")[] {
  if (actor.kind === "system") return ["system"];
  const office = isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "coordinator");
  return office && actor.divisionCode === divisionCode ? ["importer"] : [];
}

/** A list of firms on its way into the register: looked at whole, then taken whole or not at all. Programme document 三(三). */
export const importWorkflow = {
  name: "enterprise-import",
  statuses: IMPORT_STATUSES,
  start: { status: "received" },
  end: ["applied", "dropped"],
  parties: ["importer", "system"],
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
  },
} as const satisfies Workflow<ImportStatus, "importer" | "system", never, ImportSubject>;
