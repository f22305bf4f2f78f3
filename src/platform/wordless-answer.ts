import type { IncomingMessage, ServerResponse } from "node:http";
import { holdAnswer } from "./held-answer";
import { log, referenceFor } from "./log";
import { isEmptyDocument } from "./page-text";
import { NUMBER } from "./request";
import { type Failure, type Screens, sayBusy, standIn } from "./stand-in";

/** What is no page (a file, an address for programs) and failed or isn't there: the answer is empty, and gets its words here (docs/decisions/0212-what-fails-outside-a-page-is-told.md). */

/** Requests under way for what is no page, by their numbers, with what the framework told of them. */
const underWay = new Map<string, Failure | undefined>();

type Heard = { readonly path: string; readonly headers: Readonly<Record<string, unknown>> };

/** Hears from the framework what a handler of a file, or of a program's address, threw; the page that threw tells it itself. */
export function noteFailure(error: unknown, { path, headers }: Heard, refer = referenceFor): void {
  const number = String(headers[NUMBER]);
  if (!underWay.has(number)) return;
  const [at] = path.split("?", 1); // what was asked for may be a name
  underWay.set(number, { reference: refer(error, { path: at }), busy: isRefusedAsBusy(error) });
}

/** As a page's answer shows it, too: known by its digest, because classes differ from bundle to bundle. */
function isRefusedAsBusy(error: unknown): boolean {
  return typeof error === "object" && error !== null && Reflect.get(error, "digest") === "busy";
}

/** Gives an answer that says nothing but its status, of a file that failed or isn't there, its words. */
export function holdWordless(request: IncomingMessage, response: ServerResponse, screens: Screens): void {
  const number = String(request.headers[NUMBER]);
  underWay.set(number, undefined);
  response.once("close", () => underWay.delete(number));
  const held = () => !response.headersSent && (saysNothing(response) || isNoPage(response));
  holdAnswer(response, held, async (body) => {
    const failure = underWay.get(number) ?? { reference: "", busy: false };
    const reads = request.method === "GET" && /\btext\/html\b/.test(request.headers.accept ?? "");
    const missing = response.statusCode === 404;
    try {
      if (missing && (!reads || (body.length > 0 && !isEmptyDocument(body.toString())))) {
        response.end(body);
        return;
      }
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Content-Type", reads ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
      const path = missing ? screens.notFound : screens.failed(failure.reference);
      const words = reads ? await standIn(request, response, { ...failure, path, screens }) : failure.reference;
      if (failure.busy) sayBusy(response);
      response.end(words);
    } catch (error) {
      log.error({ err: error }, "a failure could not be told");
      response.destroy();
    }
  });
}

function saysNothing(response: ServerResponse): boolean {
  return [404, 500].includes(response.statusCode) && !response.hasHeader("content-type");
}

/** What the framework says of an address that it doesn't know; only a script would fill it. */
function isNoPage(response: ServerResponse): boolean {
  return response.statusCode === 404 && /^text\/html\b/.test(String(response.getHeader("content-type")));
}
