import { writtenText } from "@/kernel/plain-text";

/**
 * Forms that are posted to a stable address instead of a server action: they work without a script, and a form opened before a
 * deployment is taken after it. What was typed is never lost: whatever goes wrong, the answer is a page that holds it and sends it again.
 */

/** Larger than any form; files are no forms. */
export const MOST_BYTES = 1_000_000;

/**
 * Whether the request was sent by a page of this very site: browsers say with each POST from where, and other sites can't make them lie.
 * A client that says nothing is no browser, and carries nobody's cookie but its own.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  return (
    URL.canParse(origin) &&
    new URL(origin).host === (request.headers.get("x-forwarded-host") ?? request.headers.get("host"))
  );
}

/** Whether another site led a browser here: what stands in the trail as its person's doing isn't done for that alone, but asked. */
export function isLedHere({ headers }: Request): boolean {
  return ["cross-site", "same-site"].includes(headers.get("sec-fetch-site") ?? "");
}

/** The posted form, with its texts as they are kept; undefined when it is none or larger than `most` bytes: too large to be one of ours. */
export async function postedForm(request: Request, most = MOST_BYTES): Promise<FormData | undefined> {
  const form = await readBody(request, most);
  if (!(form instanceof FormData)) return undefined;
  const written = new FormData();
  for (const [name, value] of form) written.append(name, typeof value === "string" ? writtenText(value) : value);
  return written;
}

/** The body as a form: "too-large" beyond `most` bytes, of which no more is read, whether its length was said beforehand or not; "no-form" when it is none. */
export function readBody(request: Request, most: number): Promise<FormData | "too-large" | "no-form"> {
  return readMost(request, most, (body) => body.formData().catch(() => "no-form" as const));
}

/** The body as the text that it is, in `text`; "too-large" as above. */
export function readText(request: Request, most: number): Promise<{ readonly text: string } | "too-large"> {
  return readMost(request, most, async (body) => ({ text: await body.text().catch(() => "") }));
}

async function readMost<T>(request: Request, most: number, read: (body: Response) => Promise<T>) {
  if (Number(request.headers.get("content-length") ?? 0) > most) return "too-large";
  let size = 0;
  const counted = request.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(part, controller) {
        size += part.byteLength;
        if (size > most) controller.error(new Error("larger than a form"));
        else controller.enqueue(part);
      },
    }),
  );
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  const found = await read(new Response(counted ?? null, { headers }));
  return size > most ? "too-large" : found;
}

/** Whether a script asks, which reads JSON, and not a person, who reads pages. */
export function asksForJson(request: Request): boolean {
  return request.headers.get("accept")?.includes("application/json") ?? false;
}

/** Whether a person asks, in a browser, which shows pages. */
export function asksForPage(request: Request): boolean {
  return request.headers.get("accept")?.includes("text/html") ?? false;
}

/** The page of this site from which a person came, with its filter; the first page when it was another site's, or nobody says. */
export function cameFrom({ headers }: { readonly headers: Pick<Headers, "get"> }): string {
  const referer = headers.get("referer") ?? "";
  if (!URL.canParse(referer)) return "/";
  const { host, pathname, search } = new URL(referer);
  return host === headers.get("host") ? `${pathname}${search}` : "/";
}

/** 303: the browser fetches the next page, and a reload sends nothing twice. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}

export type KeptPage = {
  readonly status: number;
  readonly locale: string;
  readonly title: string;
  /** What happened, and what to do about it. */
  readonly sentences: readonly string[];
  /** Opened in another tab where this page holds something: the sign-in page, the newer version. */
  readonly link?: { readonly href: string; readonly label: string };
  /** Sends the same fields to the same address again; left out when that can't help. */
  readonly again?: string;
  /** The fields as they came, in their order. Those with a label are shown, the others go along unseen. */
  readonly fields: readonly { readonly name: string; readonly value: string; readonly label?: string | undefined }[];
};

/**
 * The page that keeps what was typed. It is written by hand because a route handler renders no components; it needs neither script nor
 * style sheet. Its style is allowed by the nonce of the page policy that `proxy.ts` made for this request.
 */
export function keptPage(request: Request, page: KeptPage): Response {
  const nonce = /'nonce-([^']+)'/.exec(request.headers.get("content-security-policy") ?? "")?.[1] ?? "";
  const fields = page.fields.map(({ name, value, label }, index) =>
    label
      ? `<p><label for="f${index}">${escaped(label)}</label><textarea id="f${index}" name="${escaped(name)}" rows="${Math.min(14, 1 + Math.ceil(value.length / 40))}">\n${escaped(value)}</textarea></p>`
      : `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const keeps = fields.length > 0 || page.again !== undefined;
  const html = `<!doctype html><html lang="${escaped(page.locale)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(page.title)}</title><style nonce="${escaped(nonce)}">${STYLE}</style>
<main><h1>${escaped(page.title)}</h1><div role="alert">${page.sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join("")}</div>
${page.link ? `<p><a href="${escaped(page.link.href)}"${keeps ? ' target="_blank" rel="noopener"' : ""}>${escaped(page.link.label)}</a></p>` : ""}
${keeps ? `<form method="post" enctype="multipart/form-data">${fields.join("\n")}${page.again ? `<p><button type="submit">${escaped(page.again)}</button></p>` : ""}</form>` : ""}</main></html>`;
  return new Response(html, {
    status: page.status,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}

const STYLE = `body{margin:0;background:#f4f6f6;color:#16232b;font:1rem/1.75 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}main{max-width:42rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.75rem;line-height:1.3;border-top:4px double #16232b;padding-top:1rem}[role=alert]{border-left:4px solid #a5123f;padding:.25rem 1rem;background:#fff}
label{display:block;font-weight:700}textarea{box-sizing:border-box;width:100%;font:inherit;color:inherit;padding:.5rem .75rem;border:1px solid #73828a;border-radius:2px;background:#fff}
a{color:#0b5b5e}button{font:inherit;font-weight:700;min-height:2.75rem;padding:0 1.25rem;border:0;border-radius:2px;background:#0b5b5e;color:#fff}
:focus-visible{outline:3px solid #16232b;outline-offset:2px}`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
