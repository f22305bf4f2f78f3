import type { IncomingMessage, ServerResponse } from "node:http";
import { holdAnswer } from "./held-answer";
import { log, referenceFor } from "./log";
import { NUMBER } from "./request";
import { type Failure, type Screens, sayBusy, standIn } from "./stand-in";

/** What failed and is no page (a file, an address for programs): the framework leaves an empty answer, which gets its words here (docs/decisions/0212-what-fails-outside-a-page-is-told.md). */

/** Requests under way for what is no page, by their numbers, with what the framework told of them. */
const underWay = new Map<string, Failure | undefined>();

type Heard = { readonly path: string; readonly headers: Readonly<Record<string, unknown>> };

/** Hears from the framework what a handler of a file, or of a program's address, threw; the page that threw tells it itself. */
export function noteFailure(error: unknown, { path, headers }: Heard): void {
  const number = String(headers[NUMBER]);
  if (!underWay.has(number)) return;
  const [at] = path.split("?", 1); // what was asked for may be a name
  underWay.set(number, { reference: referenceFor(error, { path: at }), busy: isRefusedAsBusy(error) });
}

/** As a page's answer shows it, too: known by its digest, because classes differ from bundle to bundle. */
function isRefusedAsBusy(error: unknown): boolean {
  return typeof error === "object" && error !== null && Reflect.get(error, "digest") === "busy";
}

/** Gives an answer in which the framework says nothing but 500 its words. */
export function holdFailure(request: IncomingMessage, response: ServerResponse, screens: Screens): void {
  const number = String(request.headers[NUMBER]);
  underWay.set(number, undefined);
  response.once("close", () => underWay.delete(number));
  const wordless = () => response.statusCode === 500 && !response.headersSent && !response.hasHeader("content-type");
  holdAnswer(response, wordless, async () => {
    const failure = underWay.get(number) ?? { reference: "", busy: false };
    try {
      response.setHeader("Cache-Control", "no-store");
      const reads = /\btext\/html\b/.test(request.headers.accept ?? "");
      response.setHeader("Content-Type", reads ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
      const path = screens.failed(failure.reference);
      const words = reads ? await standIn(request, response, { ...failure, path, screens }) : failure.reference;
      if (failure.busy) sayBusy(response);
      response.end(words);
    } catch (error) {
      log.error({ err: error }, "a failure could not be told");
      response.destroy();
    }
  });
}
