import { createHash } from "node:crypto";
import { z } from "zod";
import { unheeded } from "@/kernel/address";
import { type Locale, textsOf } from "@/programme/words";
import { unheededText } from "@/ui/address-notes";

/** Five minutes as it is, an hour more while it is fetched anew: figures change by the day, and a correction may wait that long. */
const CACHING = "public, max-age=300, stale-while-revalidate=3600";

/** A language in an address; what it isn't is told. */
export const LANGUAGE = z.enum(["en", "zh-CN", "zh"]).optional().catch(undefined);

/** The language that an address of open data asks for (`lang=en`), so that any cache on the way may keep it. */
export function languageOf(request: Request): Locale {
  return new URL(request.url).searchParams.get("lang") === "en" ? "en" : "zh-CN";
}

type Asked = Readonly<Record<string, unknown>>;

/** What an address asks for and there is none of, in a sentence each; null when there is nothing of the kind. */
export function strangeIn(search: Asked, read: Asked, locale: Locale): string | null {
  const texts = textsOf(locale, "ui.address");
  const parts = unheeded(search, read);
  return parts.length > 0 ? parts.map((part) => unheededText(part, texts)).join("\n") : null;
}

/** A file for everybody alike: any cache on the way may keep it, and whoever has it already is told so. */
export function answered(request: Request, type: string, body: string | Buffer): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { "cache-control": CACHING, etag, "access-control-allow-origin": "*" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: { ...headers, "content-type": type },
  });
}

/** 422 with a sentence: the address asks for what there is none of. */
export function refused(text: string): Response {
  return new Response(text, {
    status: 422,
    // What a program is told is no answer to a person, who is led to a page.
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=300", vary: "accept" },
  });
}
