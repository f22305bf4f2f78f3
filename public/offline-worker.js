/*
 * Gives back, where there is no connection, the pages that a person took along, and nothing else. It keeps nothing by itself: pages are
 * kept and dropped by src/ui/offline/pages.ts. It forgets them when their hours are over and when somebody signs out.
 * docs/decisions/0076-work-without-connection.md
 */
const PAGES = "pages-taken-along";
const PARTS = "parts-of-pages";
/** Where what lies on this device is listed: shown instead of a page that was not taken along. */
const LIST = "/taken-along";
/** A line that doesn't answer within this time counts as none, if the page lies here. */
const PATIENCE = 6000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([self.clients.claim(), forgetOld()])));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.method === "POST" && pathname === "/sign-out") event.waitUntil(caches.delete(PAGES));
  else if (request.method === "GET" && request.mode === "navigate") event.respondWith(page(request, pathname));
  else if (request.method === "GET" && (pathname.startsWith("/_next/static/") || pathname === "/mark.svg"))
    event.respondWith(part(request));
});

async function page(request, pathname) {
  await forgetOld();
  const kept = await found(pathname);
  const waits = new AbortController();
  const timer = kept && setTimeout(() => waits.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: waits.signal });
  } catch (error) {
    if (kept) return kept;
    if (await found(LIST)) return Response.redirect(LIST, 302);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function part(request) {
  return (await caches.match(request.url, { cacheName: PARTS, ignoreVary: true })) ?? fetch(request);
}

function found(pathname) {
  return caches.match(pathname, { cacheName: PAGES, ignoreVary: true, ignoreSearch: true });
}

async function forgetOld() {
  if (!(await caches.has(PAGES))) return;
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) {
    const until = (await pages.match(request, { ignoreVary: true }))?.headers.get("x-kept-until");
    if (Number(until) < Date.now()) await pages.delete(request, { ignoreVary: true });
  }
}
