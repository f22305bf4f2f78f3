import { once } from "node:events";
import { type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** Servers of a test's own, that answer as the framework does. */

export type Asked = {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
};

/** Asks a server that listens on this machine; the text is unpacked. */
export async function askAt(
  server: Server,
  path: string,
  headers: Record<string, string> = {},
  {
    form,
    method = form ? "POST" : "GET",
  }: { readonly form?: string | undefined; readonly method?: string | undefined } = {},
): Promise<Asked> {
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("it listens nowhere");
  const asked = request({ port: address.port, host: "127.0.0.1", path, headers, method }).end(form);
  const [got]: [IncomingMessage] = await once(asked, "response").then(([one]) => [one]);
  const parts: Buffer[] = [];
  for await (const part of got) parts.push(part);
  const bytes = Buffer.concat(parts);
  const { "content-encoding": way = "" } = got.headers;
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync }[way] ?? ((plain: Buffer) => plain);
  return {
    status: got.statusCode,
    headers: got.headers,
    text: unpack(bytes).toString(),
  };
}

/** Answers with a page. */
export function page(response: ServerResponse, html: string, status = 200): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.flushHeaders(); // as the framework does before the first piece
  response.write(html.slice(0, 30));
  setTimeout(() => response.end(html.slice(30)), 5);
}

/** The document that the framework sends where only a script would fill it. */
export const EMPTY = '<!DOCTYPE html><html data-dpl-id="1" id="__next_error__"><head></head><body></body></html>';

/** Where the front finds its screens. */
export const SCREENS = {
  notFound: "/not-found",
  signedOut: "/signed-out",
  failed: (reference: string) => `/failed?reference=${reference}`,
  unread: "/failed?form=unread",
  lastResort: (reference: string) => `nothing works, ${reference}`,
  busy: () => "too many",
};
