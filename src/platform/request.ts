import type { FormState } from "@/kernel/form-state";
import { env } from "./env";

/** In which header a request carries the address of whoever holds the other end of its socket; what the client wrote there is lost. */
export const PEER = "x-portal-peer";

/** Which address was asked for, when the portal asks itself for the screen that stands for it. */
export const ASKED = "x-portal-asked";

/** Under which number a request is known while it is under way; what the client wrote there is lost. */
export const NUMBER = "x-portal-number";

/** In which header a page finds the path that was asked for, whatever the client wrote there. */
export const ADDRESS = "x-portal-address";

/** Marks a form that a browser without a script has posted, and whose text is held until its answer is known; what the client wrote there is lost. */
export const POSTED = "x-portal-posted";

/** Where such a form leads whose sender is signed out by now: the answer is then the page that keeps what was typed. */
export const RETURNED = "returned";

const returned = new WeakMap<Headers, FormState>();

/** Notes that a form which this request posted was not carried out. Without a script, the page that is rendered for it asks `cameBack`. */
export function sendBack(headers: Headers, state: FormState): void {
  returned.set(headers, state);
}

/** What that form was answered, with what was typed into it. */
export function answerOf(headers: Headers): FormState | undefined {
  return returned.get(headers);
}

/**
 * Whether the form that this very request posted was not carried out, or one whose handler led back to the page that says so (`refused=`).
 * The framework hands out the same headers throughout a request.
 */
export function cameBack(headers: Headers): boolean {
  return returned.has(headers) || /[?&]refused=/.test(headers.get("x-path") ?? "");
}

/** The cookie in which a browser keeps what was just done in it, until the page to which that led has said so. */
export const JUST_DONE = "just-done";

export type Visitor = {
  /** Short enough for a list that its person reads. */
  readonly device: string;
  readonly address: string;
  /** The language that was chosen in this browser, when one was. */
  readonly chosen: "zh-CN" | "en" | undefined;
};

/** What a request says of the browser that sent it, and the address from which it came. */
export function visitorOf(headers: Headers): Visitor {
  return {
    device: deviceOf(headers.get("user-agent") ?? ""),
    address: addressOf(headers, env().PORTAL_TRUSTED_PROXIES),
    chosen: languageIn(headers.get("cookie") ?? ""),
  };
}

/** The language that the switch in the head of every page left in a browser. */
export function languageIn(cookies: string): Visitor["chosen"] {
  const [, language] = /(?:^|;\s*)locale=(zh-CN|en)(?:;|$)/.exec(cookies) ?? [];
  return language === "zh-CN" || language === "en" ? language : undefined;
}

/**
 * The address from which a request came: that of the socket, or what the outermost of so many proxies of one's own wrote down. Each proxy
 * adds at the end the address from which it was asked; what stands before was written by the client, who may write anything.
 */
export function addressOf(headers: Headers, proxies: number): string {
  const written = (headers.get("x-forwarded-for") ?? "").split(",").map((one) => one.trim());
  const way = [...written.filter((one) => one !== ""), headers.get(PEER) ?? ""];
  const [address = ""] = way.slice(-1 - proxies);
  return address.replace(/^::ffff:(?=\d+\.)/, "").slice(0, 45);
}

/** What counts as one visitor: an IPv4 address, or the network of an IPv6 address, of which one line has them by the million. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().replace(/%.*$/, "").split("::");
  const groups = (text: string | undefined) => (text ? text.split(":") : []);
  const [before, after] = [groups(head), groups(tail)];
  const between = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: between }, () => "0"), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

// In this order: most browsers also carry the names of those they descend from.
const BROWSERS = [
  ["WeChat", /MicroMessenger\/(\d+)/],
  ["Edge", /Edg(?:A|iOS)?\/(\d+)/],
  ["Opera", /OPR\/(\d+)/],
  ["Firefox", /(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /(?:Headless)?(?:Chrome|CriOS)\/(\d+)/],
  ["Safari", /Version\/(\d+).*Safari\//],
] as const;
const SYSTEMS = [
  ["HarmonyOS", /HarmonyOS|OpenHarmony/],
  ["Android", /Android/],
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Windows", /Windows/],
  ["macOS", /Macintosh/],
  ["Linux", /Linux/],
] as const;

/** Chrome 153 · Windows; of what is no browser, its own first word. */
export function deviceOf(userAgent: string): string {
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return [`${name} ${version}`, system].filter(Boolean).join(" · ");
  }
  return /^[\w./-]{1,40}/.exec(userAgent)?.[0] ?? "?";
}
