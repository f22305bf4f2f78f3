import type { Day } from "@/kernel/days";
import { foldPhone, isPhone } from "@/kernel/phone";
import { plainText } from "@/kernel/plain-text";
import { type DraftContent, listOf, partialDay, type Typed, textOf, typedOf } from "../answers/schema";
import { DRAFT_PAGES, type DraftPage, EVIDENCE_GROUPS, type Field, fieldsOf, SECRET_KINDS, SUBKINDS } from "./schema";

/** What is wrong with a field, or missing in it: a key of `complaints.faults` in words. Nothing here stops anybody from saving. */
export type Fault = {
  readonly field: string;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** A reporter may be reached abroad, or in the same town without its area code. */
const FORMATS = {
  phone: (text: string) => isPhone(foldPhone(text)) || /^\+?[\d\s()-]{7,20}$/.test(text),
  mail: (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text),
};

/** All that a person should look at again on a page. `names`: the respondent's, which may not stand in the title. */
export function faultsOf(
  page: DraftPage,
  typed: Typed,
  { today, names = "" }: { readonly today: Day; readonly names?: string },
): Fault[] {
  return fieldsOf(page).flatMap((field) => {
    const code =
      faultOf(field, typed, today) ??
      (field.name === "title" && betrays(textOf(typed, "title"), names) ? "names-respondent" : undefined);
    return code
      ? [
          {
            field: field.name,
            code,
            ...("maximum" in field
              ? { params: { maximum: field.maximum, over: textOf(typed, field.name).length - field.maximum } }
              : {}),
          },
        ]
      : [];
  });
}

function faultOf(field: Field, typed: Typed, today: Day): string | undefined {
  if (field.kind === "several") return listOf(typed, field.name).length > 0 || field.optional ? undefined : "missing";
  if (field.kind === "day") {
    const day = partialDay(typed, field.name);
    if (day === "") return "missing";
    if (day === "wrong") return "no-day";
    return day > today.slice(0, day.length) ? "in-future" : undefined;
  }
  const text = textOf(typed, field.name).trim();
  if (field.kind === "one") {
    // Whoever says that there are no other proceedings has said how far they are.
    if (field.name === "proceduresState" && listOf(typed, "procedures").join() === "none") return undefined;
    if (!(field.options as readonly string[]).includes(text)) return "missing";
    return field.name === "subkind" && isOfOtherKind(text, textOf(typed, "secretKind")) ? "other-kind" : undefined;
  }
  if (text === "") return "optional" in field ? undefined : "missing";
  if (text.length > field.maximum) return "too-long";
  if (field.kind === "sealed" && field.format && !FORMATS[field.format](text)) return `no-${field.format}`;
  return undefined;
}

/** Whether what a secret is more closely is of the kind that it isn't said to be. The kind decides which bureau is competent. */
function isOfOtherKind(subkind: string, kind: string): boolean {
  return SECRET_KINDS.some((other) => other !== kind && kind !== "" && SUBKINDS[other].some((one) => one === subkind));
}

/**
 * Whether the title, which is stored in clear, holds a name that is stored under seal, in whatever width, case and spacing; of a Chinese firm also
 * without where it lies and what form it has. Spaces part Chinese names, but only join the words of others: these are looked for as a whole and as
 * words, or the “of” of a name would be found in “formula of a dyeing step”.
 */
function betrays(title: string, names: string): boolean {
  const whole = names.split(/[,，、;；/]+|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/u);
  const [words, run] = [wordsOf(title), wordsOf(title).replaceAll(" ", "")];
  return [...whole.map(wordsOf), ...whole.flatMap(shortNamesOf)].some((name) => {
    const letters = name.replaceAll(" ", "");
    return /\p{Script=Han}/u.test(name)
      ? letters.length >= 2 && run.includes(letters)
      : letters.length > 1 && words.includes(name);
  });
}

const REMARKS = /[(（][^)）]*[)）]/gu;
const FORM = /(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$|(?:集团|厂|商行|经营部|工作室|事务所|合作社)$/u;
/** As `firm_name_key` in the database, by which likely duplicates are found: province and city also without their kind. */
const PLACES = /^(?:中国|浙江省?|嘉兴市?|\p{Script=Han}{2,5}?[省市区县])+/u;

/** What a Chinese firm is called for short: without remarks, form and place. Less than three letters could be a word of any title. */
function shortNamesOf(name: string): string[] {
  const letters = wordsOf(name.replaceAll(REMARKS, "")).replaceAll(" ", "");
  const short = letters.replace(FORM, "").replace(PLACES, "");
  return short.length >= 3 && /\p{Script=Han}/u.test(short) ? [short] : [];
}

/** The words of a text in small letters of plain width, a space before and after each. */
function wordsOf(text: string): string {
  const folded = plainText(text.normalize("NFKC")).toLowerCase();
  return ` ${folded.match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? ""} `;
}

/** What alone keeps a complaint from being submitted (domain.md §2.3), with the page and the field in which it can be mended. */
export const BLOCKING = {
  identity: { page: "firm", field: "capacity" },
  title: { page: "secret", field: "title" },
  carrier: { page: "secret", field: "carriers" },
  completed: { page: "secret", field: "completedOn" },
  respondent: { page: "respondent", field: "respondent" },
  clue: { page: "events", field: "account" },
} as const satisfies Record<string, { readonly page: DraftPage; readonly field: string }>;
export type Blocking = keyof typeof BLOCKING;

/**
 * What still blocks submission: who files (group A; the register holds code and name), title, carrier and completion date of the
 * secret (B), the respondent's name, and one clue, told or as a file. Everything else is the officers' to ask for.
 */
export function blockingOf(content: DraftContent, today: Day): Blocking[] {
  const atFault = (["identity", "title", "carrier", "completed"] as const).filter((code) =>
    faultBehind(code, content, today),
  );
  return [
    ...atFault,
    ...(content.sealed.respondent?.trim() ? [] : ["respondent" as const]),
    ...(content.sealed.account?.trim() || content.files > 0 ? [] : ["clue" as const]),
  ];
}

/** What is wrong with the field behind what blocks; `missing` when nothing stands in it. */
export function faultBehind(code: Blocking, content: DraftContent, today: Day): Fault | undefined {
  const { page, field } = BLOCKING[code];
  return faultsOn(page, content, today).find((fault) => fault.field === field);
}

/** The same as `faultsOf`, of a page as it is stored. */
export function faultsOn(page: DraftPage, content: DraftContent, today: Day): Fault[] {
  return faultsOf(page, typedOf(page, content), { today, names: content.sealed.respondent ?? "" });
}

const BLOCKING_FIELDS: readonly string[] = Object.values(BLOCKING).map(({ field }) => field);

/** What is missing or wrong without blocking: faults of fields, and groups of evidence nobody has ticked. The officers may ask for it later. */
export function warningsOf(
  content: DraftContent,
  today: Day,
): { readonly faults: readonly (Fault & { page: DraftPage })[]; readonly groups: readonly string[] } {
  const faults = DRAFT_PAGES.flatMap((page) => faultsOn(page, content, today).map((fault) => ({ ...fault, page })));
  const ticked = listOf(typedOf("evidence", content), "groups");
  return {
    faults: faults.filter(({ field }) => !BLOCKING_FIELDS.includes(field)),
    groups: EVIDENCE_GROUPS.filter((group) => !ticked.includes(group)),
  };
}

export type TaskState = "todo" | "begun" | "done";

/** How far a page is. Evidence is done with the first file: how many are enough nobody can say beforehand. */
export function taskState(page: DraftPage, content: DraftContent, today: Day): TaskState {
  if (page === "evidence") return content.files > 0 ? "done" : content.answers.evidence ? "begun" : "todo";
  if (!content.answers[page]) return "todo";
  return faultsOn(page, content, today).length === 0 ? "done" : "begun";
}

/** Which bureau takes a complaint: the city's, that of the firm's division, or technical secrets the city's and business secrets the division's. */
export const ROUTING_RULES = ["by-kind", "city", "division"] as const;
export type RoutingRule = (typeof ROUTING_RULES)[number];
/** When the settings row `complaint-routing` says nothing: technical secrets need people whom only the city has. [D] */
export const USUAL_ROUTING: RoutingRule = "by-kind";

/** A bureau, and whether somebody there takes complaints in. */
export type Desk = { readonly divisionCode: string; readonly level: "city" | "county"; readonly takesIn: boolean };

/**
 * The division whose bureau is competent. A county bureau without anybody who takes complaints in gets none: the city takes its place,
 * as it does for a kind that the firm left open.
 */
export function competentDivision(
  {
    rule,
    secretKind,
    firmDivision,
  }: { readonly rule: RoutingRule; readonly secretKind: string | null; readonly firmDivision: string },
  desks: readonly Desk[],
): string {
  const toOwn = rule === "division" || (rule === "by-kind" && secretKind === "business");
  const own = desks.find(({ divisionCode, takesIn }) => takesIn && divisionCode === firmDivision);
  const city = desks.find(({ level }) => level === "city");
  return ((toOwn ? own : undefined) ?? city)?.divisionCode ?? firmDivision;
}
