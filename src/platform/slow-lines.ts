import type { IncomingMessage, Server, ServerResponse } from "node:http";

/**
 * How long what is handed in may be on its way. Node cuts a request that hasn't come in whole after five minutes: of evidence, 200 MB by a line of
 * 5 Mbit/s take longer. A line may be slow; one that brings nothing is given up. The time for a request's head stays Node's own.
 */
const LIMITS = { whole: 6 * 3_600_000, silent: 120_000 }; // ms; the first takes 200 MB by a line of 0.1 Mbit/s

type Exchange = { readonly server: Server; readonly request: IncomingMessage; readonly response: ServerResponse };

/** Lets this request come in by a slow line. `whole`: the most that it may take; `silent`: without a byte of its body, both in milliseconds. */
export function bearSlowLine({ server, request, response }: Exchange, { whole, silent } = LIMITS): void {
  server.requestTimeout = whole; // of all requests, and read anew each time that Node looks for late ones
  const { headers } = request;
  if (headers["transfer-encoding"] === undefined && !Number(headers["content-length"])) return;
  request.setTimeout(silent);
  // The answer may take its time. Once it is out, the line waits for another request no longer than others do.
  request.once("end", () => {
    if (!response.writableFinished) request.setTimeout(0);
  });
}
