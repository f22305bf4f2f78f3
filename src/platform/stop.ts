import { subscribe } from "node:diagnostics_channel";
import { Server } from "node:http";
import { disconnect } from "./database";
import { stopJobs } from "./jobs";
import { log } from "./log";
import { sealNow } from "./seals";

/**
 * How a server stops that is asked to (SIGTERM, SIGINT): no new requests, those under way to their end, then the jobs under way, then what it wrote
 * last gets its witness outside the database, then the process ends. Who stops the database comes after it (scripts/start.ts). All of it within half
 * a minute.
 */

const PATIENCE = 15_000; // ms for requests under way; an upload that takes longer is cut off, and nobody was told that it arrived

let server: Server | undefined;
let stopping = false;

/** From now on the signals lead here. The framework leaves them alone when NEXT_MANUAL_SIG_HANDLE is set, as the start command does. */
export function stopWhenAsked(): void {
  // The framework keeps its server to itself; one that was never asked for anything has nothing under way.
  subscribe("http.server.request.start", (message) => {
    const found: unknown = typeof message === "object" && message !== null ? Reflect.get(message, "server") : undefined;
    if (found instanceof Server) server ??= found;
  });
  // A connection that is kept open for another request would keep the server open too.
  subscribe("http.server.response.finish", () => {
    if (stopping) setImmediate(() => server?.closeIdleConnections());
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  for (const step of [finishRequests, stopJobs, sealNow, disconnect])
    await step().catch((error: unknown) => log.error({ err: error }, "not everything under way came to its end"));
  process.exit(0);
}

async function finishRequests(): Promise<void> {
  const open = server;
  if (!open) return;
  const timer = setTimeout(() => open.closeAllConnections(), PATIENCE);
  await new Promise<void>((done) => open.close(() => done()));
  clearTimeout(timer);
}
