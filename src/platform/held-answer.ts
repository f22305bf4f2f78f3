import type { ServerResponse } from "node:http";

/**
 * Keeps an answer back, while `held` says that it is one of those, and hands it over when it is whole; any other passes as it comes. Returns how to
 * give the response its own ways back.
 */
export function holdAnswer(response: ServerResponse, held: () => boolean, whole: (body: Buffer) => void): () => void {
  const { flushHeaders, write, end } = response;
  const restore = () => void Object.assign(response, { flushHeaders, write, end });
  const parts: Buffer[] = [];
  response.flushHeaders = () => {
    if (!held()) flushHeaders.call(response);
  };
  response.write = (chunk: unknown, ...rest: unknown[]) => {
    if (!held()) return Reflect.apply(write, response, [chunk, ...rest]);
    parts.push(bytesOf(chunk));
    return true;
  };
  response.end = (chunk?: unknown, ...rest: unknown[]) => {
    if (!held()) return Reflect.apply(end, response, [chunk, ...rest]);
    if (chunk !== undefined && chunk !== null && typeof chunk !== "function") parts.push(bytesOf(chunk));
    restore();
    whole(Buffer.concat(parts));
    return response;
  };
  return restore;
}

function bytesOf(chunk: unknown): Buffer {
  return typeof chunk === "string"
    ? Buffer.from(chunk)
    : chunk instanceof Uint8Array
      ? Buffer.from(chunk)
      : Buffer.of();
}
