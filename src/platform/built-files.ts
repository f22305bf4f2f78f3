import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { holdAnswer } from "./held-answer";
import { log } from "./log";

/**
 * The files that the build made, scripts and styles. Under one name one of them stays the same for good: it is compressed once and
 * not anew for everybody who comes for the first time, which took longer than making the page itself.
 */

const BUILT = /^\/_next\/static\/[^?]+\.(?:js|css)(?=\?|$)/;
const asBrotli = promisify(brotliCompress);
const ways = {
  // Above 6 it takes up to fifty times as long, for less than a tenth of the size.
  br: (body: Buffer) => asBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/** By way and name; only files that are there get in, and of these there are as many as the build made. */
const kept = new Map<string, Promise<Buffer>>();

/** Takes charge of an answer if it is such a file for somebody who reads it compressed; says whether it does. */
export function holdBuilt(request: IncomingMessage, response: ServerResponse): boolean {
  const [name] = BUILT.exec(request.url ?? "") ?? [];
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const way = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : undefined;
  if (!name || !way || request.method !== "GET") return false;
  const send = async (body: Buffer) => {
    try {
      const key = `${way} ${name}`;
      const small = kept.get(key) ?? ways[way](body);
      kept.set(key, small);
      const { length } = await small;
      response.removeHeader("Accept-Ranges"); // a part of it would be one of what isn't sent
      response.setHeader("Content-Encoding", way);
      response.appendHeader("Vary", "Accept-Encoding");
      response.setHeader("Content-Length", length);
      response.end(await small);
    } catch (error) {
      log.error({ err: error }, "a file of the build could not be sent");
      response.destroy();
    }
  };
  // In development another content comes under the same name.
  const held = () =>
    !response.headersSent &&
    response.statusCode === 200 &&
    String(response.getHeader("cache-control")).includes("immutable");
  holdAnswer(response, held, (body) => void send(body));
  return true;
}
