import type { OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { applyQueuedImports } from "@/programme/enterprises/imports/jobs";
import { askUndo } from "@/programme/enterprises/undoing/commands";
import * as given from "./given";
import { code, detail, HEAD, queue, upload } from "./imports";

/** Lists that were applied, and are to be taken back. */

/** A list of firms and how many work there, sent, looked at and applied. */
export function applied(actor: OfficialActor, ...rows: string[]): Promise<string> {
  return appliedList(actor, [`${HEAD},职工人数`, ...rows].join("\n"));
}

/** The same of any list. */
export async function appliedList(actor: OfficialActor, text: string): Promise<string> {
  const { importId } = await upload(actor, text);
  await queue(actor, importId);
  await applyQueuedImports();
  return importId;
}

/** Asks that it be undone. */
export async function askToUndo(actor: OfficialActor, importId: string): Promise<void> {
  const { version } = await detail(actor, importId);
  await asActor(actor, (ctx) => askUndo(ctx, { importId, version, reason: "清单版本用错（演示）" }));
}

/** The firm with this code. */
export const firmOf = (serial: number) =>
  asSystem("look", ({ tx }) =>
    tx.enterprise.findFirstOrThrow({
      where: { uscc: code(serial) },
      select: { id: true, status: true, version: true, staff: true },
    }),
  );

/** A visit to it, which uses it. */
export const visitOf = (enterpriseId: string) => ({
  enterpriseId,
  purpose: "guidance" as const,
  reason: "演示",
  dueOn: "2016-12-20",
  officerId: "",
});

/** The city, a county's programme office, a colleague there, and its intake. */
export const undoers = async () => ({
  city: await given.official(["coordinator"]),
  county: await given.official(["programme_officer"], { division: "330402" }),
  colleague: await given.official(["programme_officer"], { division: "330402" }),
  intake: await given.official(["intake"], { division: "330402" }),
});
