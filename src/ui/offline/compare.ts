import { isWithin, parseDay, type Span } from "@/kernel/days";
import { type FormValues, PLACE } from "@/kernel/form-state";

/** A field of a form as it is set beside the server's: pure, so that what a person decides is what is sent. */
export type ComparedField = {
  readonly name: string;
  /** Of a list of lines `part:value` the one that is meant. */
  readonly part?: string;
  readonly label: string;
  /** Value → what the person reads. */
  readonly choices?: Readonly<Record<string, string>>;
  /** A text of which both versions can be kept, one below the other. */
  readonly note?: true;
  /** Strokes, which are drawn and not read. */
  readonly drawing?: true;
  /** Without it nothing is taken; of a field that only some values of another ask for, which those are. */
  readonly needed?: true | Needed;
  /** A number from 0 to the most, in quarters, where one stands; any other isn't taken, which is said beside the field. */
  readonly within?: { readonly most: number; readonly says: string };
  /** What stands on the server can't be replaced from here: both are shown, and what stands is kept. */
  readonly stands?: true;
};

/**
 * Whatever stands in one of some other fields asks for it, or some choices of another; or each of its days but some. What nobody sees by the form is said
 * beside the field.
 */
type Needed =
  | { readonly filled: readonly string[]; readonly says?: string }
  | { readonly by: string; readonly among: readonly string[] }
  | { readonly by: string; readonly unless: Span; readonly says: string };

export type Choice = "mine" | "theirs" | "both";

export type Difference = { readonly field: ComparedField; readonly mine: string; readonly theirs: string };

function linesOf(value: FormValues[string] | undefined): readonly string[] {
  return typeof value === "string" ? [value] : (value ?? []);
}

/** The text of a field; undefined when these values don't have it. */
export function valueAt(values: FormValues, { name, part }: ComparedField): string | undefined {
  const value = values[name];
  if (value === undefined) return undefined;
  if (part === undefined) return linesOf(value)[0] ?? "";
  return linesOf(value)
    .find((line) => line.startsWith(`${part}:`))
    ?.slice(part.length + 1);
}

/**
 * Fields with which nothing is taken as they stand, in the form's order: empty though needed, or no number within their bounds. What goes by more than
 * another's value the server tells.
 */
export function unreadyIn(fields: readonly ComparedField[], values: FormValues): ComparedField[] {
  return fields.filter(({ needed, within, ...field }) => {
    const value = valueAt(values, field)?.trim();
    if (value) return within !== undefined && !isWithinMost(value, within.most);
    if (!needed) return false;
    return needed === true || isAskedFor(needed, values);
  });
}

function isWithinMost(typed: string, most: number): boolean {
  const value = Number(typed.normalize("NFKC"));
  return value >= 0 && value <= most && Number.isInteger(value * 4);
}

function isAskedFor(needed: Needed, values: FormValues): boolean {
  const standing = (name: string) => valueAt(values, { name, label: "" }) ?? "";
  if ("filled" in needed) return needed.filled.some((name) => standing(name).trim() !== "");
  const value = standing(needed.by);
  if ("among" in needed) return needed.among.includes(value);
  const day = parseDay(value);
  return day !== undefined && !isWithin(day, needed.unless);
}

/** Why a field isn't taken as it stands, where the form itself doesn't show it. */
export function saidOf(name: string, unready: readonly ComparedField[], values: FormValues): string | undefined {
  const field = unready.find((one) => one.name === name);
  if (!field) return undefined;
  if (field.within && valueAt(values, field)?.trim()) return field.within.says;
  const { needed } = field;
  return typeof needed === "object" && "says" in needed ? needed.says : undefined;
}

/** Fields that the server has too and that read otherwise there, in the form's order. */
export function differencesIn(fields: readonly ComparedField[], mine: FormValues, theirs: FormValues): Difference[] {
  return fields.flatMap((field) => {
    const [here, there] = [valueAt(mine, field) ?? "", valueAt(theirs, field)];
    return there === undefined || there.trim() === here.trim() ? [] : [{ field, mine: here, theirs: there }];
  });
}

/** What is chosen before a person chooses: both of two notes; of what stands, what stands. */
export function chosenAtFirst({ note, stands }: ComparedField): Choice | undefined {
  return stands ? "theirs" : note ? "both" : undefined;
}

/** The choices that a field offers. */
export function choicesOf({ note, stands }: ComparedField): readonly Choice[] {
  return stands ? ["theirs"] : note ? ["mine", "theirs", "both"] : ["mine", "theirs"];
}

/** The values as the person decided, field by field; those that don't differ stay his own. */
export function decided(
  mine: FormValues,
  choices: readonly (Difference & { readonly choice: Choice })[],
): Record<string, string | readonly string[]> {
  const values: Record<string, string | readonly string[]> = { ...mine };
  for (const { field, choice, ...both } of choices) {
    const text =
      choice === "both"
        ? [both.theirs, both.mine].filter(Boolean).join("\n")
        : choice === "mine"
          ? both.mine
          : both.theirs;
    const { name, part } = field;
    values[name] =
      part === undefined
        ? text
        : [...linesOf(values[name]).filter((line) => !line.startsWith(`${part}:`)), `${part}:${text}`];
  }
  return values;
}

/**
 * What is sent of a draft: its values, with the versions that it rests on, and the places of choices of which none was chosen. Groups of fields (`a.x`, `a.y`) that are as they were at first
 * are left out, so that what somebody didn't touch can't meet what another changed.
 */
export function sentOf({
  values,
  initial,
  base,
}: {
  readonly values: FormValues;
  readonly initial: FormValues;
  readonly base: Readonly<Record<string, string>>;
}): [string, string][] {
  const groupOf = (name: string) => name.slice(0, Math.max(0, name.lastIndexOf(".")));
  const groups = new Map<string, boolean>();
  for (const [name, first] of Object.entries(initial)) {
    const group = groupOf(name);
    const same = linesOf(values[name]).join("\n") === linesOf(first).join("\n");
    if (group) groups.set(group, (groups.get(group) ?? true) && same);
  }
  return Object.entries({ ...values, ...base }).flatMap(([name, value]) =>
    groups.get(groupOf(name)) ? [] : sentLines(name, linesOf(value)),
  );
}

function sentLines(name: string, lines: readonly string[]): [string, string][] {
  return lines.length > 0 ? lines.map((line) => [name, line]) : [[PLACE, name]];
}
