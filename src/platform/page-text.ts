/**
 * What is done to the text of a page between the framework that made it and the browser that gets it
 * (docs/decisions/0061-pages-pass-a-front.md). People's words can't be mistaken for tags here: where they stand in a page, `<` is escaped.
 */

const SCRIPT = /<script src="(\/_next\/[^"<>]+)"([^<>]*)><\/script>/g;
const PRELOAD = /<link rel="preload" as="script"[^<>]*>/g;
const NONCE = /\bnonce="([^"<>]*)"/;

/**
 * The page with its scripts asked for once it stands. The framework marks them `async`, and a browser counts those among what a page
 * needs before it is loaded: on a first visit the largest part of the time. Everything on a page works before they are there.
 */
export function scriptsLast(html: string): string {
  const sources: string[] = [];
  let nonce = "";
  const rest = html.replace(PRELOAD, "").replace(SCRIPT, (whole, source: string, marks: string) => {
    if (marks.includes("noModule")) return whole; // for browsers of long ago, which no other browser asks for
    nonce ||= NONCE.exec(marks)?.[1] ?? "";
    if (!sources.includes(source)) sources.push(source);
    return "";
  });
  if (sources.length === 0) return html;
  const mark = nonce ? ` nonce="${nonce}"` : "";
  return beforeEnd(rest, `<script${mark}>(${loader})(${JSON.stringify(sources)})</script>`);
}

// Runs in the browser. A script that a trusted one adds is trusted with it (the policy's 'strict-dynamic').
const loader = `function(list){addEventListener("load",function(){list.forEach(function(source){var script=document.createElement("script");script.src=source;document.head.append(script)})})}`;

function beforeEnd(html: string, addition: string): string {
  const end = html.lastIndexOf("</body>");
  return end < 0 ? html + addition : html.slice(0, end) + addition + html.slice(end);
}

/** Whether the framework gave up on a page: its document is then empty, and only a script could fill it. */
export function isEmptyDocument(html: string): boolean {
  return /^<!DOCTYPE html><html[^<>]* id="__next_error__"/.test(html);
}

/** Whether a page wasn't made because no connection to the database came free in time (platform/database.ts). */
export function isBusy(html: string): boolean {
  return /\\"digest\\":\\"busy(?:@\w+)?\\"/.test(html);
}

/** By which the framework knows an unexpected error; "" when the page gives none. */
export function digestIn(html: string): string {
  return /\\"digest\\":\\"(\d{1,20})(?:@\w+)?\\"/.exec(html)?.[1] ?? "";
}
