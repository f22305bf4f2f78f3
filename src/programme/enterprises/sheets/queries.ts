import type { TableRow } from "@/kernel/table";
import type { Ctx } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { sql } from "@/platform/sql";
import type { SheetPlaces } from "../cells/schema";
import { fitsCluster, mayPlaceAnywhere } from "../policy";
import { tooManyResearchers } from "../schema";
import type { Mapping, SheetField } from "./policy";
import { readSheetRow, type SheetFault, type SheetFirm } from "./schema";

/** A firm as the register has it, as far as a list can speak of it. */
export type KnownFirm = {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  /** Those of the list's codes that it has, or had, or that a record merged into it has. */
  readonly held: readonly HeldCode[];
} & { readonly [Field in SheetField]: Value };
export type Value = string | number | null | readonly string[];
type HeldCode = { readonly field: string; readonly code: string; readonly current: boolean };
/** Field → what it was, what it is to be. */
export type Changes = Readonly<Partial<Record<SheetField, readonly [Value, Value]>>>;

/** What a row would do. */
export type PlannedRow = { readonly row: number; readonly firm: SheetFirm } & (
  | {
      readonly verdict: "new";
      /** What isn't wrong but is to be looked at first: a firm of this name stands in the register under another code. */
      readonly notes: readonly SheetFault[];
    }
  | { readonly verdict: "update"; readonly known: KnownFirm; readonly changes: Changes }
  /** `notes`: which row before it says the same. */
  | { readonly verdict: "unchanged"; readonly known: KnownFirm | null; readonly notes: readonly SheetFault[] }
  | { readonly verdict: "error"; readonly faults: readonly SheetFault[] }
);

type Sheet = {
  readonly rows: readonly TableRow[];
  readonly mapping: Mapping;
  /** The one division whose firms may be in it; null for every one. */
  readonly division: string | null;
};

/**
 * What each row of a list would do to the register as it stands now. Rows are told apart by their codes: a firm that stands twice with the
 * same words is taken once, with different words it is a fault of the second. Four statements, whatever the number of rows.
 */
export async function planRows(ctx: Ctx, { rows, mapping, division }: Sheet): Promise<PlannedRow[]> {
  const reading = { places: await placesOf(ctx), today: ctx.today };
  const read = rows.flatMap(({ row, cells }) => {
    const found = readSheetRow(cells, mapping, reading);
    return found ? [{ row, ...found }] : [];
  });
  const codes = [...new Set(read.flatMap(({ firm }) => codesOf(firm).map(([, code]) => code)))];
  const register = new Register(await knownFirms(ctx, codes));
  const elsewhere = await codesElsewhere(ctx, codes, division);
  const namesakes = await namesInRegister(
    ctx,
    read.flatMap(({ firm }) => firm.name ?? []),
  );
  const seen = new Map<string, { row: number; words: string }>();
  const anywhere = mayPlaceAnywhere(ctx.actor);
  return read.map(({ row, firm, faults }) => {
    const found: SheetFault[] = [...faults];
    const { known, fault } = register.find(firm);
    if (fault) found.push(fault);
    for (const [field, code] of codesOf(firm)) if (elsewhere.has(code)) found.push({ field, code: "elsewhere" });
    if (division && firm.divisionCode && firm.divisionCode !== division)
      found.push({ field: "divisionCode", code: "other-division" });
    const words = JSON.stringify(firm);
    const keys = [...codesOf(firm).map(([field, code]) => `${field} ${code}`), ...(known ? [`id ${known.id}`] : [])];
    const before = keys.map((key) => seen.get(key)).find(Boolean);
    if (before && before.words !== words) found.push({ field: "uscc", code: "repeated", params: { row: before.row } });
    for (const key of keys) if (!seen.has(key)) seen.set(key, { row, words });
    const changes = known ? differences(known, firm) : {};
    if (!anywhere && isElsewhere(reading.places, firm, known))
      found.push({ field: "clusterId", code: "other-cluster" });
    if (makesTooMany(firm, known)) {
      // Named is a column that the list has: the other number stands in the register.
      const told = firm.researchStaff === undefined ? "staff" : "researchStaff";
      found.push({ field: told, code: told === "staff" ? "fewer-than-researchers" : "more-than-staff" });
    }
    if (found.length > 0) return { row, firm, verdict: "error", faults: distinct(found) };
    if (before) {
      const notes = [{ field: "uscc" as const, code: "same-row", params: { row: before.row } }];
      return { row, firm, verdict: "unchanged", known: known ?? null, notes };
    }
    if (!known) {
      const notes: SheetFault[] = firm.name && namesakes.has(firm.name) ? [{ field: "name", code: "same-name" }] : [];
      return { row, firm, verdict: "new", notes };
    }
    return Object.keys(changes).length > 0
      ? { row, firm, verdict: "update", known, changes }
      : { row, firm, verdict: "unchanged", known, notes: [] };
  });
}

function distinct(faults: readonly SheetFault[]): SheetFault[] {
  return [...new Map(faults.map((fault) => [`${fault.field} ${fault.code}`, fault])).values()];
}

const CODES = ["uscc", "orgCode", "regNo"] as const;

function codesOf(firm: SheetFirm): (readonly [(typeof CODES)[number], string])[] {
  return CODES.flatMap((field) => {
    const code = firm[field];
    return code ? [[field, code] as const] : [];
  });
}

/** Firms by each of their codes: by one that a firm has, else by one that it had. */
class Register {
  readonly #byCode = new Map<string, KnownFirm>();

  constructor(firms: readonly KnownFirm[]) {
    for (const current of [false, true])
      for (const firm of firms)
        for (const held of firm.held)
          if (held.current === current) this.#byCode.set(`${held.field} ${held.code}`, firm);
  }

  /** The one firm that has these codes; a fault when they are of two, or one of them was another before. */
  find(firm: SheetFirm): { known?: KnownFirm; fault?: SheetFault } {
    let known: KnownFirm | undefined;
    for (const [field, code] of codesOf(firm)) {
      const one = this.#byCode.get(`${field} ${code}`);
      if (one && known && one.id !== known.id) return { known, fault: { field, code: "codes-differ" } };
      known ??= one;
    }
    if (!known) return {};
    const { uscc } = known;
    return firm.uscc && uscc && uscc !== firm.uscc && !had(known, "uscc", firm.uscc)
      ? { known, fault: { field: "uscc", code: "codes-differ" } }
      : { known };
  }
}

/** An older list names a code that the firm no longer has: that is how it is found, and nothing that is to be changed. */
function had(known: KnownFirm, field: SheetField, value: Value | undefined): boolean {
  return value !== known[field] && known.held.some((held) => held.field === field && held.code === value);
}

function differences(known: KnownFirm, firm: SheetFirm): Changes {
  const changes: Partial<Record<SheetField, readonly [Value, Value]>> = {};
  for (const field of Object.keys(firm) as SheetField[]) {
    // The organisation code within a credit code that the register has is nothing that the list says.
    if (field === "orgCode" && firm.uscc && firm.uscc === known.uscc) continue;
    if (had(known, field, firm[field]) || (field === "orgCode" && had(known, "uscc", firm.uscc))) continue;
    const [before, after] = [known[field], firm[field] ?? null];
    if (!same(before, after)) changes[field] = [before, after];
  }
  return changes;
}

function same(a: Value, b: Value): boolean {
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return a === b;
  return a.length === b.length && a.every((item) => b.includes(item));
}

/** Names a block economy to which firms of its division don't belong, and in which the register doesn't have it already. */
function isElsewhere({ clusters, divisions }: SheetPlaces, firm: SheetFirm, known: KnownFirm | undefined): boolean {
  const cluster = clusters.find(({ id }) => id === firm.clusterId);
  const division = firm.divisionCode ?? known?.divisionCode;
  if (!cluster || typeof division !== "string" || known?.clusterId === cluster.id) return false;
  return !fitsCluster(division, cluster.divisionCode, divisions);
}

/** Together with what the register says of the firm. */
function makesTooMany({ staff, researchStaff }: SheetFirm, known: KnownFirm | undefined): boolean {
  if (staff === undefined && researchStaff === undefined) return false;
  return tooManyResearchers({ staff: staff ?? known?.staff, researchStaff: researchStaff ?? known?.researchStaff });
}

function knownFirms({ tx }: Ctx, codes: readonly string[]): Promise<KnownFirm[]> {
  return tx.$queryRaw<KnownFirm[]>(sql`
    with asked as materialized (select unnest(${codes}::text[]) as code),
    held as materialized (
      select coalesce(r.merged_into_id, r.id) as id,
        jsonb_agg(jsonb_build_object('field', k.field, 'code', k.code, 'current', k.to_day is null and r.merged_into_id is null)) as codes
      from enterprise_codes k join enterprises r on r.id = k.enterprise_id
      where k.code in (select code from asked) and k.mistaken_at is null and r.withdrawn_at is null group by 1)
    select ${knownColumns}, h.codes as held from held h join enterprises e on e.id = h.id`);
}

const knownColumns = sql`e.id, e.version, e.status::text as status, e.uscc, e.name, e.division_code as "divisionCode", e.org_code as "orgCode",
  e.reg_no as "regNo", e.town, e.address, e.industry_code as "industryCode", e.cluster_id as "clusterId", e.legal_person as "legalPerson",
  e.contact_name as "contactName", e.contact_mobile as "contactMobile", e.contact_email as "contactEmail", e.staff,
  e.research_staff as "researchStaff", e.size_class as "sizeClass", e.titles, to_char(e.founded_on, 'YYYY-MM-DD') as "foundedOn"`;

/** These firms as the register has them. */
export function firmsKnown({ tx }: Ctx, ids: readonly string[]): Promise<KnownFirm[]> {
  return tx.$queryRaw<KnownFirm[]>(sql`
    select ${knownColumns}, '[]'::jsonb as held from enterprises e where e.id = any (${[...ids]}::uuid[]) order by e.id`);
}

/** Which of these names, but for place and legal form, stand in the register already, as far as this office sees it. */
async function namesInRegister({ tx }: Ctx, names: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ name: string }[]>(sql`
    with asked as materialized (select distinct n as name, firm_name_key(n) as key from unnest(${[...new Set(names)]}::text[]) n)
    select a.name from asked a where length(a.key) > 1
      and exists (select from enterprises e where e.name_key = a.key and e.merged_into_id is null and e.withdrawn_at is null)`);
  return new Set(rows.map(({ name }) => name));
}

/** Codes of firms beyond this county's sight: no more than that they are taken. */
async function codesElsewhere({ tx }: Ctx, codes: readonly string[], division: string | null): Promise<Set<string>> {
  if (division === null) return new Set();
  const rows = await tx.$queryRaw<{ code: string }[]>(
    sql`select distinct code from enterprise_codes_elsewhere(${codes}::text[]) code`,
  );
  return new Set(rows.map(({ code }) => code));
}
