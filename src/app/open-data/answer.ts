import { createHash } from "node:crypto";
import { z } from "zod";
import { present, type Unheeded, unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { unheededIn } from "@/programme/export-files";
import type { OpenList } from "@/programme/open-lists";
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
  const parts = unheeded(search, read);
  return parts.length > 0 ? sentencesOf(parts, locale) : null;
}

/** The same of a public list: besides, places that there are none of and a day that hasn't come. Whether there is a draw of this id its list alone knows. */
export function strangeOf(
  list: OpenList,
  { draw, ...search }: Readonly<Record<string, string>>,
): Promise<readonly Unheeded[]> {
  const { draw: _read, ...read } = list.address.extend({ lang: LANGUAGE }).parse(present({ ...search, draw }));
  return asActor({ kind: "public" }, (ctx) => unheededIn(ctx, search, read));
}

/** What an address asks for and there is none of, in a sentence each. */
export function sentencesOf(parts: readonly Unheeded[], locale: Locale): string {
  const texts = textsOf(locale, "ui.address");
  return parts.map((part) => unheededText(part, texts)).join("\n");
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
