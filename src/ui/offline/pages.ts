import { deviceNow } from "../device-clock";
import { TAKEN_ALONG } from "./words";

/*
 * Pages that a person takes along: their HTML with its policy, and their scripts and styles, so that public/offline-worker.js can give
 * them back without a connection. Only pages that hold nothing sealed are offered for it.
 */

const PAGES = "pages-taken-along";
const PARTS = "parts-of-pages";
const WORKER = "/offline-worker.js";

export type KeptPage = {
  readonly href: string;
  readonly title: string;
  readonly owner: string;
  /** Until when, by the clock of this device. */
  readonly until: number;
};

/** Whether this browser can keep pages at all: it can't over plain http, nor in some private windows. */
export function canKeepPages(): boolean {
  return "serviceWorker" in navigator && "caches" in globalThis;
}

/** Keeps a page and what it is made of for some hours. Rejects when it can't be fetched. */
export async function keepPage({
  hours,
  ...page
}: Omit<KeptPage, "until"> & { readonly hours: number }): Promise<void> {
  const worker = await navigator.serviceWorker.register(WORKER);
  await ready(worker);
  const until = deviceNow() + hours * 3_600_000;
  await store({ ...page, until });
  await store({ ...page, href: TAKEN_ALONG, title: "", until });
  await navigator.storage?.persist?.().catch(() => false);
}

/** Fetches a page that is kept anew, with the hours that it had left. One that wasn't kept isn't now. */
export async function renewPage(href: string): Promise<void> {
  const page = (await keptPages()).find((kept) => kept.href === href);
  if (page) await store(page);
}

async function store({ href, title, owner, until }: KeptPage): Promise<void> {
  const answer = await fetch(href, { headers: { accept: "text/html" }, cache: "no-store" });
  if (!answer.ok || answer.redirected) throw new Error(`${href} can't be kept`);
  const html = await answer.text();
  const parts = await caches.open(PARTS);
  for (const part of new Set(html.match(/\/_next\/static\/[^"'\\<>\s)]+/g) ?? [])) {
    if (!(await parts.match(part, { ignoreVary: true }))) await parts.add(part);
  }
  if (!(await parts.match("/mark.svg"))) await parts.add("/mark.svg");
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries({ until: String(until), owner, title: encodeURIComponent(title) }))
    headers.set(`x-kept-${name}`, value);
  await (await caches.open(PAGES)).put(href, new Response(html, { headers }));
}

/** What is kept now, without the list itself. Pages whose hours are over are dropped by the way. */
export async function keptPages(): Promise<KeptPage[]> {
  if (!canKeepPages() || !(await caches.has(PAGES))) return [];
  const pages = await caches.open(PAGES);
  const found: KeptPage[] = [];
  for (const request of await pages.keys()) {
    const headers = (await pages.match(request, { ignoreVary: true }))?.headers;
    const until = Number(headers?.get("x-kept-until"));
    const href = new URL(request.url).pathname;
    if (until < deviceNow()) await pages.delete(request, { ignoreVary: true });
    else if (href !== TAKEN_ALONG)
      found.push({
        href,
        until,
        owner: headers?.get("x-kept-owner") ?? "",
        title: decodeURIComponent(headers?.get("x-kept-title") ?? ""),
      });
  }
  return found;
}

/** Removes a page from this device; with the last one everything that it was made of. */
export async function dropPage(href: string): Promise<void> {
  if (!canKeepPages()) return;
  await (await caches.open(PAGES)).delete(href, { ignoreVary: true });
  if ((await keptPages()).length > 0) return;
  await caches.delete(PAGES);
  await caches.delete(PARTS);
}

/** Removes the pages of whoever used this device before. */
export async function dropPagesOfOthers(owner: string): Promise<void> {
  for (const page of await keptPages()) if (page.owner !== owner) await dropPage(page.href);
}

async function ready(registration: ServiceWorkerRegistration): Promise<void> {
  const worker = registration.installing ?? registration.waiting;
  if (!worker || registration.active) return;
  await new Promise<void>((resolve) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve();
    });
  });
}
