import type { ClockEffects, StepBasis } from "@/kernel/workflow";
import { workflows } from "@/programme/catalogue";
import { sightTable } from "./rule-sights";

/** A workflow's table, whatever its statuses and parties are called. */
type Table = {
  readonly name: string;
  readonly statuses: readonly string[];
  readonly parties: readonly string[];
  readonly end: readonly string[];
  readonly start: {
    readonly status: string;
    readonly clocks?: ClockEffects<string>;
    readonly tell?: readonly string[];
  };
  readonly steps: Readonly<Record<string, Row>>;
};
type Row = {
  readonly from: readonly string[];
  readonly to: string;
  readonly by: readonly string[];
  readonly tell?: readonly string[];
  readonly clocks?: ClockEffects<string>;
  readonly irreversible?: true;
  readonly paper?: string;
  readonly basis?: StepBasis;
  readonly refuseWhen?: unknown;
};

/** One page for each workflow, by file name: its diagram, who may take which step, and what a step brings. Made from the tables alone; and one of who sees what. */
export function ruleSheets(): Map<string, string> {
  return new Map([
    ...workflows.map((workflow: Table): [string, string] => [`${workflow.name}.md`, sheetOf(workflow)]),
    ["sight.md", sightSheet()],
  ]);
}

function sightSheet(): string {
  return [
    "# Who sees what",
    "",
    "Made by `npm run rules` from the policies; a test fails when it is stale. Don't edit it by hand. The database says the same again.",
    "",
    ...table(["who", "a draft", "a new complaint", "one with officers", "its case", "its referral"], sightTable()),
    "",
    "Sealed content of what is read whole opens with a reason, and each look is recorded.",
    "",
  ].join("\n");
}

/** The codes that a step's guard answers with, read out of its text: a guard is a function, but what it can say stands in it. */
export function refusalsIn(refuseWhen: unknown): string[] {
  const text = typeof refuseWhen === "function" ? String(refuseWhen) : "";
  return [...new Set([...text.matchAll(/(?:\?|:|return)\s*"([a-z][a-z-]+)"/g)].flatMap(([, code]) => code ?? []))];
}

function sheetOf(workflow: Table): string {
  const { name, parties, start } = workflow;
  const steps = Object.entries(workflow.steps);
  return [
    `# ${name}`,
    "",
    "Made by `npm run rules` from the workflow's table; a test fails when it is stale. Don't edit it by hand.",
    "",
    "```mermaid",
    ...diagram(workflow),
    "```",
    "",
    `Begins as \`${start.status}\`${effects(start.clocks)
      .map((effect) => `, ${effect}`)
      .join("")}${start.tell ? `; told: ${start.tell.join(", ")}` : ""}.`,
    "",
    "## Who may take which step",
    "",
    ...table(
      ["step", ...parties],
      steps.map(([step, { by }]) => [step, ...parties.map((party) => (by.includes(party) ? "✓" : ""))]),
    ),
    "",
    "## What a step brings",
    "",
    ...table(
      ["step", "from", "to", "clocks", "told", "paper", "basis", "not yet, when"],
      steps.map(([step, row]) => [
        row.irreversible ? `${step} (can't be undone)` : step,
        row.from.join(", "),
        row.to,
        effects(row.clocks).join("; "),
        (row.tell ?? []).join(", "),
        row.paper ?? "",
        row.basis?.["zh-CN"] ?? "",
        refusalsIn(row.refuseWhen).join(", "),
      ]),
    ),
    "",
  ].join("\n");
}

function diagram({ start, end, steps }: Table): string[] {
  return [
    "stateDiagram-v2",
    `  [*] --> ${start.status}`,
    ...Object.entries(steps).flatMap(([step, { from, to }]) => from.map((status) => `  ${status} --> ${to}: ${step}`)),
    ...end.map((status) => `  ${status} --> [*]`),
  ];
}

function effects(clocks: ClockEffects<string> | undefined): string[] {
  return Object.entries(clocks ?? {}).map(
    ([effect, kinds]: [string, readonly string[]]) => `${effect} ${kinds.join(", ")}`,
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}
