import { randomBytes } from "node:crypto";
import { type IncomingMessage, type ServerResponse, request as send } from "node:http";
import { ASKED } from "./request";
import { ASK_AGAIN } from "./waiting-line";

/** What is sent where the framework has no words of its own: a screen of the portal, asked for from this very server, or one that needs nothing. */

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

/** What became of a request that failed: its reference in the log, and whether there was only no room for it. */
export type Failure = { readonly reference: string; readonly busy: boolean };

const PATIENCE = 10_000; // ms for a screen that says that something failed

export function sayBusy(response: ServerResponse): void {
  response.statusCode = 503;
  response.setHeader("Retry-After", ASK_AGAIN);
}

/** The screen at a path, with its policy; one that needs nothing where that can't be had. */
export async function standIn(
  request: IncomingMessage,
  response: ServerResponse,
  { busy, reference, path, screens }: Failure & { readonly path: string; readonly screens: Screens },
): Promise<string> {
  // Asked for by the front itself, this is such a screen already; and one that needs the database would wait as long.
  const screen = await (busy || request.headers[ASKED] ? undefined : askFor(request, path).catch(() => undefined));
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
export function askFor(
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
