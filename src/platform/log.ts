import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import pino from "pino";
import { env } from "./env";

/** The log: one JSON line an event, with ids and codes and never with what people wrote. */

// Errors of these kinds are of our own or the language's making; the text of others may repeat data (a failing row, a piece of input).
const OWN_WORDS = new Set([
  "Error",
  "TypeError",
  "RangeError",
  "ReferenceError",
  "AssertionError",
  "AbortError",
  "TimeoutError",
  "Misconfigured",
]);

/** An error, or what a library hands on of one, as it may be logged: kind, code and places in the program; its text only where it can't hold anybody's data. */
export function describeError(error: unknown): Record<string, unknown> {
  if (typeof error !== "object" || error === null) return { name: typeof error };
  const told = (fact: string): unknown => Reflect.get(error, fact);
  const name = error instanceof Error ? error.name : "object";
  const facts: Record<string, unknown> = { name };
  for (const fact of ["code", "constraint", "table", "digest"])
    if (typeof told(fact) === "string") facts[fact] = told(fact);
  if (OWN_WORDS.has(name)) facts.message = told("message");
  facts.stack = String(told("stack") ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20);
  if (told("cause") !== undefined) facts.cause = describeError(told("cause"));
  return facts;
}

/**
 * Where the log's lines go: standard output, one by one. A line that can't be written, because the disk is full or nobody reads any more, is lost and
 * nothing else: a library's own way out waits for room, and with it whoever is served.
 */
export function logLines(write: (text: string) => number = (text) => writeSync(1, text)): {
  write(line: string): void;
} {
  let torn = false;
  return {
    write(line) {
      const text = torn ? `\n${line}` : line; // what was left of a line ends where it ended
      try {
        torn = write(text) < Buffer.byteLength(text);
      } catch {
        // A log that can't be written has no place to say so.
      }
    },
  };
}

function makeLog() {
  const shape = {
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError },
  };
  return pino(shape, logLines());
}

type Write = (facts: Readonly<Record<string, unknown>>, sentence: string) => void;

let made: ReturnType<typeof makeLog> | undefined;

function write(level: "debug" | "info" | "warn" | "error"): Write {
  return (facts, sentence) => {
    made ??= makeLog();
    made[level](facts, sentence);
  };
}

export const log = { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") } as const;

/** What the framework or a library says on the console of an error becomes a line like any other: printed whole, it would repeat what people wrote. */
export function takeOverConsole(tell: Write = log.error): void {
  const { error: print } = console;
  console.error = (...said: unknown[]) => {
    const err = said.find((one) => one instanceof Error);
    if (err) tell({ err }, "an error was met outside of the portal's own hands");
    else print(...said);
  };
}

/** Logs an unexpected error and returns the reference number that the person is shown, such as `K7Q2-M9XD`. */
export function referenceFor(error: unknown, facts: Readonly<Record<string, unknown>> = {}): string {
  const letters = Array.from(randomBytes(8), (byte) => "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"[byte % 32]).join("");
  const reference = `${letters.slice(0, 4)}-${letters.slice(4)}`;
  log.error({ ...facts, reference, err: error }, "unexpected error");
  return reference;
}
