import { createHash } from "node:crypto";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { makeCreditCode } from "@/kernel/credit-code";
import { rowsOfCsv } from "@/kernel/csv";
import { asActor, asSystem } from "@/platform/database";
import { queueImport, receiveImport } from "@/programme/enterprises/imports/commands";
import { everyPreviewRow, findImport } from "@/programme/enterprises/imports/queries";
import type { SheetFault } from "@/programme/enterprises/sheets/schema";
import { asSuperuser } from "./database";
import * as given from "./given";

/** Lists of firms on their way into the register. */

/** The columns that every list has. */
export const HEAD = "统一社会信用代码,企业名称,所属地区";

/** Sends a list. */
export function upload(actor: Actor, text: string, fileName = "名单.csv"): Promise<{ importId: string }> {
  const sha256 = createHash("sha256").update(text).digest("hex");
  return asActor(actor, (ctx) =>
    receiveImport(ctx, { fileName, sha256, list: { rows: rowsOfCsv(text), sheets: [], leftOut: [] } }),
  );
}

/** The import as this person sees it. */
export async function detail(actor: Actor, importId: string) {
  const found = await asActor(actor, (ctx) => findImport(ctx, importId));
  if (!found) throw new Error("no such import");
  return found;
}

/** Lets it be applied. */
export async function queue(actor: Actor, importId: string): Promise<void> {
  const { version } = await detail(actor, importId);
  await asActor(actor, (ctx) => queueImport(ctx, { importId, version, reason: "演示名单" }));
}

/** What is wrong with it: row, field, code. */
export async function faultsOf(actor: Actor, importId: string): Promise<[number, string, string][]> {
  const rows = await asActor(actor, (ctx) => everyPreviewRow(ctx, importId));
  return rows.flatMap(({ row, faults }) =>
    (Array.isArray(faults) ? faults : []).map((fault): [number, string, string] => {
      const { field, code }: SheetFault = fault;
      return [row, field, code];
    }),
  );
}

/** All firms of the register. */
export const firmsNow = () =>
  asSystem("look", ({ tx }) =>
    tx.enterprise.findMany({
      select: { name: true, uscc: true, divisionCode: true, status: true, staff: true },
      orderBy: { name: "asc" },
    }),
  );
/** How many there are. */
export const count = () => asSystem("look", ({ tx }) => tx.enterprise.count());
/** A credit code with right check digits. */
export const code = (serial: number, division = "330402") => makeCreditCode(division, serial);

/** The city, a county, another one. */
export async function offices(): Promise<{ city: OfficialActor; county: OfficialActor; other: OfficialActor }> {
  return {
    city: await given.official(["coordinator"]),
    county: await given.official(["programme_officer"], { division: "330402" }),
    other: await given.official(["programme_officer"], { division: "330481" }),
  };
}

/** Does this while the database fails, in a way that nobody foresaw, at each firm whose name begins with 坏. */
export async function whileFailing(event: "insert" | "update", body: () => Promise<void>): Promise<void> {
  await asSuperuser((client) =>
    client.query(`
      create function trap() returns trigger language plpgsql as $$
      begin if new.name like '坏%' then raise exception 'out of order'; end if; return new; end $$;
      create trigger trap before ${event} on enterprises for each row execute function trap()`),
  );
  try {
    await body();
  } finally {
    await asSuperuser((client) => client.query("drop function trap cascade"));
  }
}
