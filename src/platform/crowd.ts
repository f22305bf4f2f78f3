import { createHash } from "node:crypto";
import { realNow } from "./clock";
import { asSystem } from "./database";
import { networkOf } from "./request";

/**
 * How often one address may knock: at the door with a password, and at the forms that are open to everybody (registration, new password,
 * links out of mails, and, with a number of its own because each has to be answered singly, objections to a public notice). Counted in the table of wrong tries (programme/accounts/tries), in real time, so that all instances count as one.
 */

/** Each door by the setting that says how many knocks of one address it takes within a window. */
const SETTINGS = {
  "sign-in": "sign-ins-per-address",
  forms: "forms-per-address",
  objections: "objections-per-address",
} as const;
export type Door = keyof typeof SETTINGS;

/** What holds while no number is set. An office of some hundred people shares one address; a machine that guesses needs thousands. */
export const USUAL = { "sign-in": 600, forms: 200, objections: 5 } as const satisfies Readonly<Record<Door, number>>;

const WINDOW_MINUTES = 10;
const WINDOW = WINDOW_MINUTES * 60_000;

/** When the window in which this moment lies ends, and whoever was turned away can try again. */
export function windowEnd(moment: Date): Date {
  return new Date((Math.floor(moment.getTime() / WINDOW) + 1) * WINDOW);
}

/** Whole seconds from now to then, for `Retry-After`. */
export function secondsTo(until: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - realNow().getTime()) / 1000));
}

/**
 * Counts a knock; says when to come again if the address has knocked too often, and else undefined. Of many at once each has its number:
 * exactly so many pass. A request without an address is not counted: no limit is better than one that all share.
 */
export async function countKnock(door: Door, address: string): Promise<Date | undefined> {
  if (address === "") return undefined;
  const at = realNow();
  const until = windowEnd(at);
  const key = createHash("sha256")
    .update(`address/${door}/${networkOf(address)}/${until.getTime()}`)
    .digest("hex");
  const rows = await asSystem(
    "count-knock",
    ({ tx }) => tx.$queryRaw<{ over: boolean }[]>`
      insert into sign_in_throttles as t (key, failures, last_at) values (${key}, 1, ${at})
      on conflict (key) do update set failures = t.failures + 1, last_at = excluded.last_at
      returning t.failures > coalesce((select (value #>> '{}')::int from settings where settings.key = ${SETTINGS[door]}), ${USUAL[door]}::int) as over`,
  );
  return rows[0]?.over ? until : undefined;
}
