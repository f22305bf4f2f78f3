import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { PEER } from "./request";

/**
 * Writes into each request, before anything of the framework sees it, the address at the other end of its socket. The framework hands on
 * headers alone, and its own X-Forwarded-For gives way to whatever the client sent.
 */
export function markPeers(): void {
  subscribe("http.server.request.start", (message) => {
    const request = typeof message === "object" && message !== null ? Reflect.get(message, "request") : undefined;
    if (request instanceof IncomingMessage) request.headers[PEER] = request.socket.remoteAddress ?? "";
  });
}
