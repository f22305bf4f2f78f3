import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, Server, ServerResponse, request as send } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import compression from "compression";
import { holdBuilt } from "./built-files";
import { MOST_BYTES } from "./form-post";
import { holdAnswer } from "./held-answer";
import { log } from "./log";
import { isBusy, isEmptyDocument, referenceIn, scriptsLast } from "./page-text";
import { ASKED, PEER, POSTED, RETURNED } from "./request";
import { bearSlowLine } from "./slow-lines";
import { ASK_AGAIN } from "./waiting-line";

/**
 * What stands between the network and the framework, in the framework's own server
 * (docs/decisions/0061-pages-pass-a-front.md): each request is marked with the address that it came from, and each page is held until it is
 * whole, so that its scripts can be moved behind its content, and an empty document of the framework's can be replaced by the screen that
 * belongs there. A form that was posted without a script by somebody who is signed out by now is answered with a page that keeps it. What is
 * no page is compressed as it passes, and the files of the build once for all (built-files.ts).
 */

/** Where the screens are that stand for an empty document, and what is said when even they can't be had. */
export type Screens = {
  readonly notFound: string;
  /** Takes the form as it was posted. */
  readonly signedOut: string;
  readonly failed: (reference: string) => string;
  /** For a form that broke off on its way: nothing can be read in it. */
  readonly unread: string;
  /** Both are made without the database, and their style is known by the nonce: that something failed, and that too many are here at once. */
  readonly lastResort: (reference: string, nonce: string) => string;
  readonly busy: (nonce: string) => string;
};

const PATIENCE = 10_000; // ms for a screen that says that something failed
const compressed = promisify(gzip);
// Files that are handed out are mostly compressed in themselves, and large.
const compressAlong = compression({
  filter: (request, response) => !response.hasHeader("content-disposition") && compression.filter(request, response),
});

export function standBefore(screens: Screens): void {
  subscribe("http.server.request.start", (message) => {
    const [request, response, server] =
      typeof message === "object" && message !== null
        ? [Reflect.get(message, "request"), Reflect.get(message, "response"), Reflect.get(message, "server")]
        : [];
    if (!(request instanceof IncomingMessage && response instanceof ServerResponse)) return;
    if (server instanceof Server) bearSlowLine({ server, request, response });
    // The framework hands on headers alone, and its own X-Forwarded-For gives way to whatever the client sent.
    request.headers[PEER] = request.socket.remoteAddress ?? "";
    nameHost(request);
    request.url = readable(request.url ?? "/");
    nameMethod(request);
    delete request.headers[POSTED];
    if (asksForPage(request)) holdPage(request, response, { screens, posted: holdForm(request) });
    else if (!holdBuilt(request, response)) Reflect.apply(compressAlong, undefined, [request, response, () => {}]);
  });
}

/** An address that no page has. */
const MISSING = "/missing";

/**
 * Framework and door build addresses with the host that is asked for, and would fail at one that can't be any: it is taken off, and Node answers 400 to
 * a request that names none. What a proxy says of it is read as the framework reads it, the first of several; what can't be a host wasn't said.
 */
function nameHost({ headers }: IncomingMessage): void {
  const forwarded = String(headers["x-forwarded-host"] ?? "")
    .split(",", 1)[0]
    ?.trim();
  if (forwarded && isHost(forwarded)) headers["x-forwarded-host"] = forwarded;
  else delete headers["x-forwarded-host"];
  if (headers.host !== undefined && !isHost(headers.host)) delete headers.host;
}

function isHost(text: string): boolean {
  return /^[^\s/?#@\\]+$/.test(text) && URL.canParse(`http://${text}`);
}

/** U+FFFD: what stands for something that can't be read, as for bytes that are no UTF-8. */
const UNREAD = "%EF%BF%BD";

/**
 * An address as text. One whose path isn't text is an address that no page has; framework and database would call it an error of their own. What is
 * asked for behind it may be anything, and is answered like whatever else can't be meant: but no U+0000 goes on, which the database takes in no text.
 */
function readable(url: string): string {
  const [path = ""] = url.split("?", 1);
  try {
    if (path.includes("%00") || decodeURI(path) === "") return MISSING;
  } catch {
    return MISSING;
  }
  return path + url.slice(path.length).replaceAll("%00", UNREAD);
}

/** Files as they lie there: the build's own, and those of `public`. */
const FILE = /^\/(?:_next\/static\/|mark\.svg(?:$|\?)|marks\/|offline-worker\.js(?:$|\?))/;

/**
 * A file is read and nothing else: where something else is asked of one, the framework fails at the page that would say so. It fails at TRACE, too,
 * which is answered like a method that nothing here takes.
 */
function nameMethod(request: IncomingMessage): void {
  if (request.method === "TRACE") request.method = "PATCH";
  if (request.method !== "GET" && request.method !== "HEAD" && FILE.test(request.url ?? "")) request.url = MISSING;
}

function asksForPage({ url = "", headers }: IncomingMessage): boolean {
  return !/^\/(?:_next\/static|api)\//.test(url) && !headers.rsc && !headers["next-action"];
}

/** Collects, as it passes, a form that a browser posts without a script; undefined for anything else. */
function holdForm(request: IncomingMessage): (() => Buffer) | undefined {
  const { method, headers } = request;
  if (method !== "POST" || headers[ASKED] || !/^multipart\/form-data\b/.test(headers["content-type"] ?? "")) return;
  if (Number(headers["content-length"] ?? Number.POSITIVE_INFINITY) > MOST_BYTES) return;
  headers[POSTED] = "1";
  const parts: Buffer[] = [];
  const push = request.push;
  request.push = (chunk: unknown, ...rest: unknown[]) => {
    if (chunk instanceof Uint8Array) parts.push(Buffer.from(chunk));
    return Reflect.apply(push, request, [chunk, ...rest]);
  };
  return () => Buffer.concat(parts);
}

/** Whether an answer says that who posted this form is signed out by now. */
function sendsBack(response: ServerResponse): boolean {
  const to = String(response.getHeader("location") ?? "");
  return !response.headersSent && new URLSearchParams(to.split("?")[1]).has(RETURNED);
}

type Holding = { readonly screens: Screens; readonly posted: (() => Buffer) | undefined };

/** Collects an answer that is a page, and sends it when it is whole. */
function holdPage(request: IncomingMessage, response: ServerResponse, { screens, posted }: Holding): void {
  const small = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const held = () =>
    request.method !== "HEAD" &&
    !response.headersSent &&
    (/^text\/html\b/.test(String(response.getHeader("content-type"))) || gaveUp(response));
  const restore = holdAnswer(
    response,
    held,
    (body) => void finish(request, response, { html: body.toString(), small, screens }),
  );
  if (!posted) return;
  const { end } = response;
  response.end = (...rest: unknown[]) => {
    if (!sendsBack(response)) return Reflect.apply(end, response, rest);
    restore();
    void keepForm(request, response, { small, form: posted(), screens });
    return response;
  };
}

/** Whether the framework answers without any page, in a word of its own: it couldn't even begin one. */
function gaveUp(response: ServerResponse): boolean {
  return response.statusCode === 500 && /^text\/plain\b/.test(String(response.getHeader("content-type")));
}

type Page = { readonly html: string; readonly small: boolean; readonly screens: Screens };

async function finish(
  request: IncomingMessage,
  response: ServerResponse,
  { html, small, screens }: Page,
): Promise<void> {
  try {
    const empty = gaveUp(response) || isEmptyDocument(html);
    const page = empty ? await screenFor(request, response, { html, screens }) : scriptsLast(html);
    await sendPage(response, page, small);
  } catch (error) {
    log.error({ error }, "a page could not be sent");
    response.destroy();
  }
}

async function sendPage(response: ServerResponse, page: string, small: boolean): Promise<void> {
  const body = small ? await compressed(page) : Buffer.from(page);
  if (small) response.setHeader("Content-Encoding", "gzip");
  response.appendHeader("Vary", "Accept-Encoding");
  response.setHeader("Content-Length", body.length);
  response.end(body);
}

type Posted = { readonly form: Buffer; readonly small: boolean; readonly screens: Screens };

/** Answers a form with the page that keeps it, at the address to which it was posted; when that can't be had, the way leads to signing in. */
async function keepForm(request: IncomingMessage, response: ServerResponse, posted: Posted): Promise<void> {
  const { form, small, screens } = posted;
  const screen = await ask(request, screens.signedOut, form).catch(() => undefined);
  if (!screen) {
    response.end();
    return;
  }
  response.statusCode = 401;
  response.removeHeader("location");
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Security-Policy", screen.policy); // it names the nonce that stands in this text
  await sendPage(response, screen.html, small).catch(() => response.destroy());
}

/** The screen for a page that isn't there, or that failed; a redirection needs none. */
async function screenFor(
  request: IncomingMessage,
  response: ServerResponse,
  { html, screens }: { readonly html: string; readonly screens: Screens },
): Promise<string> {
  if (response.statusCode < 400) return "";
  const wordless = gaveUp(response);
  const unread = wordless && request.headers["content-type"]?.startsWith("multipart/form-data");
  const busy = isBusy(html);
  const reference = referenceIn(html);
  const path = unread ? screens.unread : response.statusCode === 404 ? screens.notFound : screens.failed(reference);
  // Asked for by the front itself, this is such a screen already; and one that needs the database would wait as long.
  const screen = await (busy || request.headers[ASKED] ? undefined : ask(request, path).catch(() => undefined));
  // Not before: the framework says its 500 more than once.
  if (unread) response.statusCode = 400;
  if (busy) {
    response.statusCode = 503;
    response.setHeader("Retry-After", ASK_AGAIN);
  }
  if (wordless) response.setHeader("Content-Type", "text/html; charset=utf-8");
  if (!screen) {
    const nonce = randomBytes(16).toString("base64");
    const policy = `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`;
    response.setHeader("Content-Security-Policy", policy);
    response.removeHeader("Link"); // to what the other page would have loaded
    return busy ? screens.busy(nonce) : screens.lastResort(reference, nonce);
  }
  response.setHeader("Content-Security-Policy", screen.policy); // it names the nonce that stands in this text
  return screen.html;
}

/** Asks this very server for a page, as whoever asked for the other; with the form that he posted, where it is to stand on that page. */
function ask(
  { socket, headers, url = "/" }: IncomingMessage,
  path: string,
  form?: Buffer,
): Promise<{ html: string; policy: string } | undefined> {
  const { cookie, host } = headers;
  const type = form && headers["content-type"];
  return new Promise((resolve, reject) => {
    const asked = send(
      {
        host: socket.localAddress,
        port: socket.localPort,
        path,
        method: form ? "POST" : "GET",
        headers: {
          ...(type ? { "content-type": type, "content-length": form.length } : {}),
          ...(cookie ? { cookie } : {}),
          ...(host ? { host } : {}),
          [ASKED]: url,
        },
        timeout: PATIENCE,
      },
      async (answer) => {
        try {
          let html = "";
          for await (const part of answer.setEncoding("utf8")) html += String(part);
          const policy = String(answer.headers["content-security-policy"] ?? "");
          resolve(answer.statusCode === 200 ? { html, policy } : undefined);
        } catch (error) {
          reject(error);
        }
      },
    );
    asked.on("timeout", () => asked.destroy()).on("error", reject);
    asked.end(form);
  });
}
