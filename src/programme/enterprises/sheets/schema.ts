import { z } from "zod";
import { orgCodeOf, parseFirmCode } from "@/kernel/credit-code";
import { type Day, parseDay } from "@/kernel/days";
import { tidyFirmName } from "@/kernel/firm-name";
import { foldPhone, isPhone } from "@/kernel/phone";
import { ENTERPRISE_TITLES, SIZE_CLASSES } from "../schema";
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

type Named = { readonly nameZh: string; readonly nameEn: string };
/** What names in cells can mean. */
export type SheetPlaces = {
  readonly divisions: readonly (Named & { readonly code: string; readonly shortZh: string })[];
  readonly clusters: readonly (Named & {
    readonly id: string;
    readonly divisionCode: string;
    readonly closedOn?: Date | null;
  })[];
  readonly industries: readonly (Named & { readonly code: string })[];
};

type Outcome = { readonly value: string | number | readonly string[] } | { readonly fault: string };
type Reading = { readonly places: SheetPlaces; readonly today: Day };

/** Reads one row through the mapping. Null when nothing that is taken stands in it: a blank line, a sum, a remark. */
export function readSheetRow(cells: readonly string[], mapping: Mapping, reading: Reading): ReadRow | null {
  const typed = new Map<SheetField, string>();
  for (const [column, field] of mapping.entries()) {
    const text = tidyCell(cells[column] ?? "");
    if (field && text !== "") typed.set(field, text);
  }
  if (typed.size === 0) return null;
  const firm: Record<string, string | number | readonly string[]> = {};
  const faults: SheetFault[] = [];
  for (const [field, text] of typed) {
    const outcome = text.startsWith("=") ? { fault: "formula" } : readCell(field, text, reading);
    if ("fault" in outcome) faults.push({ field, code: outcome.fault });
    else firm[field] = outcome.value;
  }
  for (const field of NEEDED_FIELDS) {
    const said = typed.has(field) || (field === "uscc" && (typed.has("orgCode") || typed.has("regNo")));
    if (!said) faults.push({ field, code: "empty" });
  }
  placeCodes(firm, faults);
  const { staff, researchStaff } = firm;
  if (typeof staff === "number" && typeof researchStaff === "number" && researchStaff > staff)
    faults.push({ field: "researchStaff", code: "more-than-staff" });
  return { firm, faults };
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

/**
 * A cell as it was meant: letters and digits in their plain width, no stray spaces, without the apostrophe and the ="…" by which
 * spreadsheet programs are told to leave digits alone.
 */
export function tidyCell(text: string): string {
  const plain = text
    .replace(/[\uFF01-\uFF5E]/g, (letter) =>
      /[０-９Ａ-Ｚａ-ｚ＝＠．－＋]/.test(letter) ? letter.normalize("NFKC") : letter,
    )
    .replace(/[\u00A0\u3000\s]+/g, " ")
    .replace(/[\u200B-\u200D\uFEFF]/g, "")
    .trim();
  const kept = /^="(.*)"$/.exec(plain)?.[1] ?? plain;
  return kept.replace(/^['‘’](?=.)/, "").trim();
}

function readCell(field: SheetField, text: string, { places, today }: Reading): Outcome {
  switch (field) {
    case "uscc":
    case "orgCode":
    case "regNo":
      return readCode(field, text);
    case "name":
      return readName(text);
    case "divisionCode":
      return found(divisionNamed(text, places), "unknown-division");
    case "industryCode":
      return found(industryNamed(text, places), "unknown-industry");
    case "clusterId":
      return found(places.clusters.find((one) => !one.closedOn && isCalled(one, text))?.id, "unknown-cluster");
    case "contactMobile":
      return isPhone(foldPhone(text)) ? { value: foldPhone(text) } : { fault: "phone" };
    case "contactEmail":
      return readMail(text);
    case "staff":
    case "researchStaff":
      return readCount(text);
    case "sizeClass":
      return found(
        SIZE_CLASSES.find((size) => size === text.toLowerCase()) ?? SIZES.get(text.replace(/企业$/, "")),
        "unknown-size",
      );
    case "titles":
      return readTitles(text);
    case "foundedOn":
      return readDay(text, today);
    case "town":
    case "contactName":
    case "legalPerson":
      return text.length > 60 ? { fault: "too-long" } : { value: text };
    case "address":
      return text.length > 200 ? { fault: "too-long" } : { value: text };
  }
}

function found(value: string | undefined, fault: string): Outcome {
  return value === undefined ? { fault } : { value };
}

function readCode(field: "uscc" | "orgCode" | "regNo", text: string): Outcome {
  const parsed = parseFirmCode(text);
  // Nine digits that lost their leading noughts as a number.
  const padded = field === "orgCode" && /^\d{6,8}$/.test(text) ? parseFirmCode(text.padStart(9, "0")) : parsed;
  if ("fault" in padded) {
    // A spreadsheet keeps fifteen digits of a number: the last three of eighteen are gone, whatever they were.
    if (field === "uscc" && /^\d{15}000$/.test(text)) return { fault: "code-number" };
    return { fault: padded.fault === "empty" ? "empty" : `code-${padded.fault}` };
  }
  return field === "uscc" || padded.kind === field ? { value: padded.code } : { fault: "code-kind" };
}

function readName(text: string): Outcome {
  const name = tidyFirmName(text);
  if (name.length < 2 || /^\d+$/.test(name)) return { fault: "no-name" };
  return name.length > 120 ? { fault: "too-long" } : { value: name };
}

function divisionNamed(text: string, { divisions }: SheetPlaces): string | undefined {
  const code = /^(\d{6})0*$/.exec(text)?.[1] ?? text.toUpperCase();
  const said = text.replace(/\s/g, "");
  return (
    divisions.find((one) => one.code === code || isCalled(one, text) || isCalled(one, said) || one.shortZh === said) ??
    // 浙江省嘉兴市南湖区: with what it lies in before it.
    divisions.find(
      ({ nameZh }) =>
        said.length > nameZh.length && said.endsWith(nameZh) && /[省市]$/.test(said.slice(0, -nameZh.length)),
    )
  )?.code;
}

function industryNamed(text: string, { industries }: SheetPlaces): string | undefined {
  const code = /^([A-Z]?)(\d{2})\d{0,2}$/i.exec(text.replace(/\s/g, ""))?.[2] ?? text.toUpperCase();
  return industries.find((one) => one.code === code || isCalled(one, text))?.code;
}

function isCalled({ nameZh, nameEn }: Named, text: string): boolean {
  return nameZh === text || nameEn.toLowerCase() === text.toLowerCase();
}

function readMail(text: string): Outcome {
  const mail = text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  return mail.length <= 254 && /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(mail) ? { value: mail } : { fault: "email" };
}

function readCount(text: string): Outcome {
  const digits = text.normalize("NFKC").replace(/[\s,]|人$|名$/g, "");
  return /^\d{1,7}$/.test(digits) ? { value: Number(digits) } : { fault: "not-a-number" };
}

function readTitles(text: string): Outcome {
  const titles: string[] = [];
  for (const part of text.split(/[、，,;；/|\s]+/).filter(Boolean)) {
    const title = ENTERPRISE_TITLES.find((one) => one === part.toLowerCase()) ?? TITLES.get(part);
    if (!title) return { fault: "unknown-title" };
    if (!titles.includes(title)) titles.push(title);
  }
  return { value: titles };
}

function readDay(text: string, today: Day): Outcome {
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const day = parseDay(digits ? `${digits[1]}-${digits[2]}-${digits[3]}` : (text.split(/[ T]\d{1,2}:/)[0] ?? text));
  if (!day) return { fault: "not-a-day" };
  return day > today ? { fault: "in-future" } : { value: day };
}

const SIZES = new Map<string, (typeof SIZE_CLASSES)[number]>([
  ...(["大型", "中型", "小型", "微型"] as const).flatMap((name, index) => {
    const size = SIZE_CLASSES[index];
    return size
      ? ([
          [name, size],
          [name.slice(0, 1), size],
        ] as const)
      : [];
  }),
]);

const TITLES = new Map<string, (typeof ENTERPRISE_TITLES)[number]>([
  ...["高新技术企业", "高企", "国家高新技术企业", "高新企业"].map((name) => [name, "high_tech"] as const),
  ...["科技型中小企业", "省科技型中小企业"].map((name) => [name, "tech_sme"] as const),
  ...["专精特新", "专精特新企业", "专精特新中小企业", "专精特新小巨人"].map((name) => [name, "specialised"] as const),
  ["名企", "brand"],
  ...["规模以上企业", "规上企业", "规上", "规模以上", "规模以上工业企业", "规上工业企业"].map(
    (name) => [name, "above_scale"] as const,
  ),
  ...["上市企业", "上市公司", "上市"].map((name) => [name, "listed"] as const),
]);

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
