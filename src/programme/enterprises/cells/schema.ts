import { withDigits } from "@/kernel/chinese-numerals";
import { readCount } from "@/kernel/counts";
import { parseFirmCode } from "@/kernel/credit-code";
import { type Day, dayOfSerial, parseDay } from "@/kernel/days";
import { tidyFirmName } from "@/kernel/firm-name";
import { foldPhone, isPhone } from "@/kernel/phone";
import { plainText, plainWidth } from "@/kernel/plain-text";
import type { SheetField } from "../sheets/policy";
import { ENTERPRISE_TITLES, SIZE_CLASSES } from "../workflow";

type Named = { readonly nameZh: string; readonly nameEn: string };
/** What names in cells can mean. */
export type SheetPlaces = {
  readonly city: Named;
  readonly divisions: readonly (Named & {
    readonly code: string;
    readonly shortZh: string;
    readonly otherZh: readonly string[];
    readonly onLandOf: readonly string[];
    readonly kind: string;
  })[];
  readonly clusters: readonly (Named & {
    readonly id: string;
    readonly divisionCode: string;
    readonly closedOn?: Date | null;
  })[];
  readonly industries: readonly (Named & { readonly code: string })[];
};
export type Reading = { readonly places: SheetPlaces; readonly today: Day };

type Outcome = { readonly value: string | number | readonly string[] } | { readonly fault: string };

/**
 * A cell as it was meant: letters and digits in their plain width, no stray spaces nor unseen marks, without the apostrophe and the ="…" by
 * which spreadsheet programs are told to leave digits alone.
 */
export function tidyCell(text: string): string {
  const plain = plainText(plainWidth(text));
  const kept = /^="(.*)"$/.exec(plain)?.[1] ?? plain;
  return kept.replace(/^['‘’](?=.)/, "").trim();
}

/** Whether a cell is empty, or holds what offices write so as not to leave it empty. */
export function saysNothing(text: string): boolean {
  return /^([\p{Pd}/\\_.。*]+|无|暂无|空|不详|未填|没有|N\/?A|NULL|NONE)?$/iu.test(text);
}

/** What a cell of this column says, or why it can't be read. */
export function readCell(field: SheetField, text: string, { places, today }: Reading): Outcome {
  if (text.startsWith("=")) return { fault: "formula" };
  if (/^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|#+)$/i.test(text)) return { fault: "cell-error" };
  if (/^\d(\.\d+)?E\+?\d{1,2}$/i.test(text)) return { fault: "exponent" };
  switch (field) {
    case "uscc":
    case "orgCode":
    case "regNo":
      return readCode(field, text);
    case "name":
      return readName(text);
    case "divisionCode":
      return found(divisionNamed(text, places), isCity(text, places) ? "city-alone" : "unknown-division");
    case "industryCode":
      return found(industryNamed(text, places), "unknown-industry");
    case "clusterId":
      return found(places.clusters.find((one) => !one.closedOn && isCalled(one, text))?.id, "unknown-cluster");
    case "contactMobile":
      return readPhone(text);
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

/** A place without what people write between its parts. */
function foldPlace(text: string): string {
  return text.replace(/[\s/\\>·、,，()（）\p{Pd}]/gu, "").toUpperCase();
}

/** The city before a division's name, with its province or without, as far as it is written. */
function withoutCity(place: string, { city }: SheetPlaces): string {
  const short = city.nameZh.replace(/市$/, "");
  return place.replace(/^\p{Script=Han}{2,7}省/u, "").replace(new RegExp(`^${short}市?`), "");
}

function isCity(text: string, places: SheetPlaces): boolean {
  return withoutCity(foldPlace(text), places) === "";
}

/** A division by its code, one of its names, or both, as far as they agree. */
function divisionNamed(text: string, places: SheetPlaces): string | undefined {
  const said = foldPlace(text);
  const rest = withoutCity(said, places);
  return places.divisions.find((one) => {
    const code = foldPlace(one.code);
    const names = [one.nameZh, one.shortZh, one.nameEn, ...one.otherZh].map(foldPlace);
    const isNamed = (place: string) =>
      names.some((name) => place !== "" && (place === name || place === withoutCity(name, places)));
    if (isNamed(said) || isNamed(rest)) return true;
    if (said.startsWith(code)) return /^0*$/.test(said.slice(code.length)) || isNamed(said.slice(code.length));
    return said.endsWith(code) && isNamed(withoutCity(said.slice(0, -code.length), places));
  })?.code;
}

/**
 * The zone that a town's name is in truth, beside this division. A county on whose land it doesn't lie may call a zone of its own by the same word,
 * unless the city stands before it.
 */
export function zoneNamed(text: string, places: SheetPlaces, division: string | undefined): string | undefined {
  if (text === "") return undefined;
  const zones = places.divisions.filter(({ kind }) => kind === "zone");
  const code = divisionNamed(text, { ...places, divisions: zones });
  const zone = zones.find((one) => one.code === code);
  if (!zone || division === undefined || division === code) return code;
  const said = foldPlace(text);
  return zone.onLandOf.includes(division) || withoutCity(said, places) !== said ? code : undefined;
}

function industryNamed(text: string, { industries }: SheetPlaces): string | undefined {
  const [, code, name = ""] = /^[A-Z]?(\d{2})\d{0,2}[\s、.]*(\D*)$/i.exec(text) ?? [];
  const said = text.replace(/[(（]?[A-Z]?\d{2,4}[)）]?$/i, "").trim();
  return industries.find((one) =>
    code === undefined
      ? one.code === text.toUpperCase() || isCalled(one, said)
      : one.code === code && (name === "" || isCalled(one, name)),
  )?.code;
}

function isCalled({ nameZh, nameEn }: Named, text: string): boolean {
  return nameZh === text || nameEn.toLowerCase() === text.toLowerCase();
}

function readMail(text: string): Outcome {
  const mail = text.normalize("NFKC").replace(/\s/g, "").toLowerCase();
  return mail.length <= 254 && /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(mail) ? { value: mail } : { fault: "email" };
}

function readPhone(text: string): Outcome {
  const phone = foldPhone(text);
  if (isPhone(phone)) return { value: phone };
  const parts = text.split(/[/、,，;；\s或]+/).filter((part) => isPhone(foldPhone(part)));
  return { fault: parts.length > 1 ? "several-phones" : "phone" };
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

/** A day in any of its writings, or the number that spreadsheet programs keep it as. A month alone is no day: which one is for the office to say. */
function readDay(text: string, today: Day): Outcome {
  const digits = withDigits(text.normalize("NFKC"));
  const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(digits);
  const written = packed ? packed.slice(1).join("-") : (digits.split(/[ T]\d{1,2}:/)[0] ?? digits);
  const day = parseDay(written) ?? (/^\d{5}(\.\d+)?$/.test(digits) ? dayOfSerial(digits) : undefined);
  if (!day) return { fault: /^\d{4}\s*([-/.年]\s*(\d{1,2}\s*月?\s*)?)?$/.test(digits) ? "month-alone" : "not-a-day" };
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
