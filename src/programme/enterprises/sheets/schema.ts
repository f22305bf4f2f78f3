import { z } from "zod";
import { orgCodeOf, parseFirmCode } from "@/kernel/credit-code";
import { type Reading, readCell, saysNothing, tidyCell, zoneNamed } from "../cells/schema";
import { isNoFirm } from "../heads/policy";
import { tooManyResearchers } from "../schema";
import { type Mapping, NEEDED_FIELDS, SHEET_FIELDS, type SheetField } from "./policy";

/** What one row says of a firm. What it leaves empty it doesn't say, and nothing is changed by it. */
export type SheetFirm = {
  readonly [Field in Exclude<SheetField, "staff" | "researchStaff" | "titles">]?: string;
} & { readonly staff?: number; readonly researchStaff?: number; readonly titles?: readonly string[] };

/** What is wrong with a cell: the code is a key of `faults` in words. */
export type SheetFault = {
  readonly field: SheetField;
  readonly code: string;
  readonly params?: Readonly<Record<string, number>>;
};
export type ReadRow = { readonly firm: SheetFirm; readonly faults: readonly SheetFault[] };

/** Reads one row through the mapping. Null when it is no firm's: nothing that is taken stands in it, or it is a sum, a remark, a line across. */
export function readSheetRow(cells: readonly string[], mapping: Mapping, reading: Reading): ReadRow | null {
  if (isNoFirm(cells)) return null;
  const typed = new Map<SheetField, string>();
  for (const [column, field] of mapping.entries()) {
    const text = tidyCell(cells[column] ?? "");
    if (field && !saysNothing(text)) typed.set(field, text);
  }
  if (typed.size === 0) return null;
  const firm: Record<string, string | number | readonly string[]> = {};
  const faults: SheetFault[] = [];
  for (const [field, text] of typed) {
    const outcome = readCell(field, text, reading);
    if ("fault" in outcome) faults.push({ field, code: outcome.fault });
    else firm[field] = outcome.value;
  }
  placeTown(firm, faults, { typed, reading });
  for (const field of NEEDED_FIELDS) {
    const said = typed.has(field) || (field === "uscc" && (typed.has("orgCode") || typed.has("regNo")));
    if (!said && firm[field] === undefined) faults.push({ field, code: "empty" });
  }
  placeCodes(firm, faults);
  if (tooManyResearchers(firm)) faults.push({ field: "researchStaff", code: "more-than-staff" });
  return { firm, faults };
}

type Beside = { readonly typed: ReadonlyMap<SheetField, string>; readonly reading: Reading };

/**
 * Offices write the zones as towns of the county whose land they lie on. A zone is a division of its own: named beside the city alone, or
 * beside nothing, it is where the firm lies; beside itself it says nothing; beside another division one of the two is wrong.
 */
function placeTown(firm: Record<string, unknown>, faults: SheetFault[], { typed, reading }: Beside): void {
  const division = typeof firm.divisionCode === "string" ? firm.divisionCode : undefined;
  const zone = zoneNamed(typed.get("town") ?? "", reading.places, division);
  if (!zone) return;
  delete firm.town;
  if (division === zone) return;
  if (division !== undefined) faults.push({ field: "town", code: "town-is-division" });
  else if (faults.every(({ field, code }) => field !== "divisionCode" || code === "city-alone")) {
    firm.divisionCode = zone;
    const at = faults.findIndex(({ field }) => field === "divisionCode");
    if (at >= 0) faults.splice(at, 1);
  }
}

/** A firm of the years before the credit code has its older code in that column; a credit code holds the organisation code. */
function placeCodes(firm: Record<string, unknown>, faults: SheetFault[]): void {
  if (typeof firm.uscc !== "string") return;
  const parsed = parseFirmCode(firm.uscc);
  if ("fault" in parsed) return;
  if (parsed.kind !== "uscc") {
    delete firm.uscc;
    if (firm[parsed.kind] !== undefined && firm[parsed.kind] !== parsed.code)
      faults.push({ field: "uscc", code: "codes-differ" });
    firm[parsed.kind] = parsed.code;
    return;
  }
  const orgCode = orgCodeOf(parsed.code);
  if (firm.orgCode !== undefined && firm.orgCode !== orgCode) faults.push({ field: "orgCode", code: "codes-differ" });
  firm.orgCode = orgCode;
}

const storedFaults = z.array(
  z.object({
    field: z.enum(SHEET_FIELDS),
    code: z.string(),
    params: z.record(z.string(), z.number()).optional(),
  }),
);

/** Faults as they were kept with a row. */
export function faultsOf(kept: unknown): z.output<typeof storedFaults> {
  return storedFaults.catch([]).parse(kept);
}

/** Field → values, as kept. */
export function recordOf(kept: unknown): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).catch({}).parse(kept);
}
