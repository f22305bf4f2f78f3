import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, Server, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import compression from "compression";
import { holdBuilt } from "./built-files";
import { MOST_BYTES } from "./form-post";
import { holdAnswer } from "./held-answer";
import { log, referenceFor } from "./log";
import { digestIn, isBusy, isEmptyDocument, scriptsLast } from "./page-text";
import { ASKED, NUMBER, PEER, POSTED, RETURNED } from "./request";
import { bearSlowLine } from "./slow-lines";
import { askFor, type Screens, sayBusy, standIn } from "./stand-in";
import { holdWordless } from "./wordless-answer";

/**
 * What stands between the network and the framework, in the framework's own server
 * (docs/decisions/0061-pages-pass-a-front.md): each request is marked with the address that it came from, and each page is held until it is
 * whole, so that its scripts can be moved behind its content, and an empty document of the framework's can be replaced by the screen that
 * belongs there. A form that was posted without a script by somebody who is signed out by now is answered with a page that keeps it. What is
 * no page is compressed as it passes, and the files of the build once for all (built-files.ts); where it failed or there is nothing, the answer is empty,
 * and here too a person gets the screen for it.
 */

const compressed = promisify(gzip);
// Files that are handed out are mostly compressed in themselves, and large.
const compressAlong = compression({
  filter: (request, response) => !response.hasHeader("content-disposition") && compression.filter(request, response),
});

export function standBefore(screens: Screens, refer: Refer = referTo): void {
  subscribe("http.server.request.start", (message) => {
    const [request, response, server] =
      typeof message === "object" && message !== null
        ? [Reflect.get(message, "request"), Reflect.get(message, "response"), Reflect.get(message, "server")]
        : [];
    if (!(request instanceof IncomingMessage && response instanceof ServerResponse)) return;
    if (server instanceof Server) bearSlowLine({ server, request, response });
    // The framework hands on headers alone, and its own X-Forwarded-For gives way to whatever the client sent.
    request.headers[PEER] = request.socket.remoteAddress ?? "";
    request.headers[NUMBER] = randomUUID();
    nameHost(request);
    request.url = readable(request.url ?? "/");
    nameMethod(request);
    delete request.headers[POSTED];
    if (asksForPage(request)) holdPage(request, response, { screens, refer, posted: holdForm(request) });
    else if (!holdBuilt(request, response)) {
      Reflect.apply(compressAlong, undefined, [request, response, () => {}]);
      holdWordless(request, response, screens);
    }
  });
}

/** Notes that a page failed, and gives the reference under which the log has it. */
type Refer = (fault: { readonly digest: string; readonly path: string }) => string;

// The framework has told what it was: by the digest, which is the same for everybody who meets the same fault.
const referTo: Refer = ({ digest, path }) => referenceFor({ digest }, { path });

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
  return (
    !/^\/(?:(?:_next\/static|api)\/|open-data\/[^/?]+(?:\?|$))/.test(url) && !headers.rsc && !headers["next-action"]
  );
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

type Holding = { readonly screens: Screens; readonly refer: Refer; readonly posted: (() => Buffer) | undefined };

/** Collects an answer that is a page, and sends it when it is whole. */
function holdPage(request: IncomingMessage, response: ServerResponse, { screens, refer, posted }: Holding): void {
  const small = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const held = () =>
    request.method !== "HEAD" &&
    !response.headersSent &&
    (/^text\/html\b/.test(String(response.getHeader("content-type"))) || gaveUp(response));
  const restore = holdAnswer(
    response,
    held,
    (body) => void finish(request, response, { html: body.toString(), small, screens, refer }),
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

type Page = { readonly html: string; readonly small: boolean; readonly screens: Screens; readonly refer: Refer };

async function finish(
  request: IncomingMessage,
  response: ServerResponse,
  { html, small, screens, refer }: Page,
): Promise<void> {
  try {
    const empty = gaveUp(response) || isEmptyDocument(html);
    const page = empty ? await insteadOf(request, response, { html, screens, refer }) : scriptsLast(html);
    await sendPage(response, page, small);
  } catch (error) {
    log.error({ err: error }, "a page could not be sent");
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
  const screen = await askFor(request, screens.signedOut, form).catch(() => undefined);
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

/** What is sent in place of a page that isn't there, or that failed; a redirection needs nothing. */
async function insteadOf(
  request: IncomingMessage,
  response: ServerResponse,
  { html, screens, refer }: Omit<Page, "small">,
): Promise<string> {
  if (response.statusCode < 400) return "";
  const wordless = gaveUp(response);
  const unread = wordless && request.headers["content-type"]?.startsWith("multipart/form-data");
  const busy = isBusy(html);
  const missing = response.statusCode === 404;
  const [at = ""] = (request.url ?? "").split("?", 1); // what was asked for may be a name
  const reference = unread || missing || busy ? "" : refer({ digest: digestIn(html), path: at });
  const path = unread ? screens.unread : missing ? screens.notFound : screens.failed(reference);
  const screen = await standIn(request, response, { busy, reference, path, screens });
  // Not before: the framework says its 500 more than once.
  if (unread) response.statusCode = 400;
  if (busy) sayBusy(response);
  if (wordless) response.setHeader("Content-Type", "text/html; charset=utf-8");
  return screen;
}
