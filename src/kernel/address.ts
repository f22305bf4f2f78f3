import { parseDay } from "./days";

/** The day that an address asks for can't be counted: it hasn't come, or is none; or the programme hadn't begun. */
export type MovedDay = "not-come" | "before";

/** The entries of an address that have a value: `exactOptionalPropertyTypes` tells an absent filter from an empty one, and so does Prisma. */
export function present<T extends Readonly<Record<string, unknown>>>(query: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const kept: { [K in keyof T]?: NonNullable<T[K]> } = {};
  for (const key in query) {
    const value = query[key];
    if (value !== undefined && value !== null && value !== "") kept[key] = value;
  }
  return kept;
}

/** Entries of an address as it writes them; what has several values says its name with each. */
export function written(query: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one]));
  return new URLSearchParams(pairs).toString();
}

/** By what some list or other is narrowed: where a list isn't, it says so. */
const COMMON = ["division", "cluster", "town", "industry", "status", "asOf", "known"];

/** A part of an address that narrows nothing, as it was typed: there is no such thing, or what is shown isn't narrowed by it. */
export type Unheeded = { readonly name: string; readonly value: string; readonly why: "unknown" | "beside" };

type Address = Readonly<Record<string, unknown>>;

/**
 * The parts of an address that narrow nothing. `read`: what was made of it, in which a field that is known is undefined when it was taken for none, or
 * has a text that stands for it; `beside`: fields that are known, and not of what is shown, besides those by which many lists are narrowed.
 */
export function unheeded(search: Address, read: Address, beside: readonly string[] = []): Unheeded[] {
  return Object.entries(search).flatMap(([name, value]) => {
    const found = read[name];
    return typed(value).flatMap((text): Unheeded[] => {
      const taken = typeof found === "string" ? plain(found) === plain(text) : found !== undefined || !(name in read);
      const strange = beside.includes(name) || (COMMON.includes(name) && !(name in read));
      const why = strange ? "beside" : taken ? null : "unknown";
      return why ? [{ name, value: text.slice(0, 60), why }] : [];
    });
  });
}

/** As schemas read what is searched for: without space around it, wide letters as narrow ones, a day however it is written. */
function plain(text: string): string {
  return parseDay(text) ?? text.trim().normalize("NFKC");
}

function typed(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) =>
    typeof one === "string" && one.trim() !== "" ? [one] : [],
  );
}
