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

/**
 * What an address of a list says besides: where the list goes on, what its page shows on top of it, and what services by which people pass an address on
 * hang onto it.
 */
const BESIDES = /^(after|save|done|refused)$|^(utm_\w+|spm|gclid|fbclid|isappinstalled)$/;
/** An address of a list as it was typed, without what it says besides: as a view of it was kept, whether or not it narrows by all of it still. */
export function typedAddress(search: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  return written(Object.fromEntries(Object.entries(search).filter(([name]) => !BESIDES.test(name))));
}

/** What WeChat hangs onto an address as `from`. */
const FROM_WECHAT = /^(singlemessage|groupmessage|timeline)$/;

/** A part of an address that narrows nothing, as it was typed: there is no such thing, what is shown isn't narrowed by it, it ends what begins later, or it is signs alone. */
export type Unheeded = {
  readonly name: string;
  readonly value: string;
  readonly why: "unknown" | "beside" | "backwards" | "signs";
};

type Address = Readonly<Record<string, unknown>>;

/**
 * The parts of an address that narrow nothing. `read`: what was made of it, in which a field that is known is undefined when it was taken for none, or
 * has a text that stands for it; one that isn't in it what is shown isn't narrowed by, nor by one of `beside`.
 */
export function unheeded(search: Address, read: Address, beside: readonly string[] = []): Unheeded[] {
  return Object.entries(search).flatMap(([name, value]) => {
    const known = Object.hasOwn(read, name);
    if (!known && (BESIDES.test(name) || (name === "from" && FROM_WECHAT.test(String(value))))) return [];
    const found = read[name];
    return typed(value).flatMap((text): Unheeded[] => {
      const taken = typeof found === "string" ? plain(found) === plain(text) : found !== undefined;
      const why = !known || beside.includes(name) ? "beside" : taken ? null : "unknown";
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
