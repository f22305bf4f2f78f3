import { Sha256 } from "./sha256";

/**
 * A draw of firms to be visited and of the officers who visit them (双随机): out of a frozen list and a seed, always the same. It knows
 * nothing but its two arguments, so that anybody who has the list can make it again.
 */

type DrawFirm = {
  /** Its number in the list: 1, 2, 3 … */
  readonly no: number;
  readonly code: string;
  readonly divisionCode: string;
  readonly name: string;
};
type DrawOfficer = {
  readonly no: number;
  readonly divisionCode: string;
  /** Of the city's bureau: he may be drawn for a firm of any division. */
  readonly city: boolean;
  /** 执法证号; empty when it isn't known. */
  readonly card: string;
  readonly name: string;
};
/** Two that must not meet, by their numbers in the list. */
type Apart = { readonly firm: number; readonly officer: number };

export type DrawList = {
  readonly id: string;
  /** How many firms are drawn. */
  readonly take: number;
  /** How many officers each of them. */
  readonly each: number;
  readonly firms: readonly DrawFirm[];
  readonly officers: readonly DrawOfficer[];
  readonly apart: readonly Apart[];
};

/** One firm that was drawn, with its officers, by their numbers in the list; in the order of drawing. */
type Drawn = { readonly firm: number; readonly officers: readonly number[] };

const FORMAT = "humi-draw 1";

/** The list as the text whose SHA-256 is published: a line each, fields parted by tabs, UTF-8, lines ended by LF. */
export function listText({ id, take, each, firms, officers, apart }: DrawList): string {
  const rows: (string | number)[][] = [
    [FORMAT],
    ["draw", id],
    ["take", take],
    ["each", each],
    ...firms.map(({ no, code, divisionCode, name }) => ["firm", no, code, divisionCode, name]),
    ...officers.map(({ no, divisionCode, city, card, name }) => ["officer", no, city ? "*" : divisionCode, card, name]),
    ...apart.map(({ firm, officer }) => ["apart", firm, officer]),
  ];
  return rows.map((fields) => `${fields.map(plain).join("\t")}\n`).join("");
}

function plain(field: string | number): string {
  return String(field).normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Reads what `listText` wrote. Undefined when it is no such list. */
export function parseList(text: string): DrawList | undefined {
  const [head, ...rows] = text.split("\n").map((line) => line.split("\t"));
  if (head?.[0] !== FORMAT) return undefined;
  const of = (kind: string) => rows.filter(([first]) => first === kind).map(([, ...fields]) => fields);
  const one = (kind: string) => of(kind)[0]?.[0] ?? "";
  return {
    id: one("draw"),
    take: Number(one("take")),
    each: Number(one("each")),
    firms: of("firm").map(([no, code = "", divisionCode = "", name = ""]) => ({
      no: Number(no),
      ...{ code, divisionCode, name },
    })),
    officers: of("officer").map(([no, place = "", card = "", name = ""]) => ({
      no: Number(no),
      ...{ divisionCode: place === "*" ? "" : place, city: place === "*", card, name },
    })),
    apart: of("apart").map(([firm, officer]) => ({ firm: Number(firm), officer: Number(officer) })),
  };
}

/** SHA-256 of a text in UTF-8, hexadecimal, lower case. */
export function hashOf(text: string): string {
  return new Sha256().update(new TextEncoder().encode(text)).digest();
}

type SeedParts = {
  /** SHA-256 of the frozen list. */
  readonly listHash: string;
  /** What was hidden when the list was frozen and of which only the SHA-256, its commitment, was published. */
  readonly secret: string;
  /** What becomes known elsewhere on a day named beforehand. */
  readonly number: string;
};

/** The seed: nobody knew all three of its parts when the first was fixed. */
export function seedOf({ listHash, secret, number }: SeedParts): string {
  return hashOf(`${listHash}\n${secret}\n${number}`);
}

/** The words of 32 bits that a seed gives, without end: block i is SHA-256 of `seed LF i`, read as eight numbers, the highest byte first. */
export function* wordsOf(seed: string): Generator<number, never> {
  for (let block = 0; ; block++) {
    const hash = hashOf(`${seed}\n${block}`);
    for (let at = 0; at < 64; at += 8) yield Number.parseInt(hash.slice(at, at + 8), 16);
  }
}

const WORDS = 0x100000000;

/**
 * A number from 0 to `bound` − 1, each as likely as another: a word past the last whole multiple of the bound is thrown away and the next
 * one taken, or the small numbers would come more often.
 */
export function below(words: Iterator<number, unknown>, bound: number): number {
  if (!Number.isInteger(bound) || bound < 1 || bound > WORDS) throw new RangeError(`no number below ${bound}`);
  const limit = WORDS - (WORDS % bound);
  for (;;) {
    const { value, done } = words.next();
    if (done || typeof value !== "number") throw new RangeError("the words have come to an end");
    if (value < limit) return value % bound;
  }
}

/** Who of the officers may be drawn for a firm. */
function fitFor({ officers, apart }: DrawList, { no, divisionCode }: DrawFirm): readonly DrawOfficer[] {
  return officers.filter(
    (officer) =>
      (officer.city || officer.divisionCode === divisionCode) &&
      !apart.some((pair) => pair.firm === no && pair.officer === officer.no),
  );
}

/** Firms of the list for which there are fewer officers than each is to have: with one of them it can't be drawn. */
export function firmsShortOfOfficers(list: DrawList): readonly DrawFirm[] {
  return list.firms.filter((firm) => fitFor(list, firm).length < list.each);
}

/**
 * Draws: firms by Fisher and Yates from the front, until `take` are drawn; then in that order the officers of each, one after the other, out
 * of those who may be drawn for it and have the fewest firms of this draw so far. Throws RangeError when there are too few of either.
 */
export function drawFrom(list: DrawList, seed: string): readonly Drawn[] {
  if (list.take > list.firms.length) throw new RangeError("more to be drawn than there are");
  const words = wordsOf(seed);
  const rows = [...list.firms];
  for (let at = 0; at < list.take; at++) {
    const other = at + below(words, rows.length - at);
    const [mine, theirs] = [rows[at], rows[other]];
    if (mine && theirs) [rows[at], rows[other]] = [theirs, mine];
  }
  const loads = new Map<number, number>();
  const loadOf = ({ no }: DrawOfficer) => loads.get(no) ?? 0;
  return rows.slice(0, list.take).map((firm) => {
    const fit = [...fitFor(list, firm)];
    const officers: number[] = [];
    while (officers.length < list.each) {
      const free = fit.filter(({ no }) => !officers.includes(no));
      const least = Math.min(...free.map(loadOf));
      const choice = free.filter((officer) => loadOf(officer) === least);
      const chosen = choice[choice.length > 0 ? below(words, choice.length) : 0];
      if (!chosen) throw new RangeError(`too few officers for firm ${firm.no}`);
      loads.set(chosen.no, loadOf(chosen) + 1);
      officers.push(chosen.no);
    }
    return { firm: firm.no, officers };
  });
}
