import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join, normalize } from "node:path";
import pg from "pg";
import { caseHtml, dashboardHtml, type Frame, listHtml, searchHtml } from "./bare-html";
import { askOf, dashboard, oneCase, search, submit, workList } from "./bare-queries";

/**
 * The limit that the bench measures against: a `node:http` server with `pg` that answers with the same content as HTML. It knows no
 * sign-in, no rights, no languages. Run with DATABASE_URL, PORT and FRAME (a file with the portal's frame).
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const ask = askOf(pool);
const frame: Frame = JSON.parse(readFileSync(process.env.FRAME ?? "", "utf8"));
const now = new Date("2016-11-24T09:30:00+08:00");
const today = "2016-11-24";

async function pageAt(url: URL): Promise<string | undefined> {
  const list = { person: url.searchParams.get("person"), waiting: url.searchParams.has("mine"), today };
  const [, place = "", id = ""] = url.pathname.split("/");
  switch (place) {
    case "complaints":
      return listHtml({ path: "/complaints", ...(await workList(ask, "complaints", list)), now });
    case "cases": {
      if (!id) return listHtml({ path: "/cases", ...(await workList(ask, "cases", list)), now });
      const one = await oneCase(ask, id);
      return one && caseHtml({ ...one, now });
    }
    case "search": {
      const query = url.searchParams.get("q") ?? "";
      return searchHtml(query, await search(ask, { words: query, division: url.searchParams.get("division") }));
    }
    case "":
      return dashboardHtml(await dashboard(ask, today));
    default:
      return undefined;
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://bare");
  if (request.method === "POST") {
    request.resume();
    const done = await submit(pool, url.pathname.split("/")[2] ?? "", now);
    response.writeHead(done ? 303 : 404, { location: "/" }).end();
    return;
  }
  if (/\.(css|woff2|svg)$/.test(url.pathname)) return file(url.pathname, response);
  const content = await pageAt(url);
  if (content === undefined) return void response.writeHead(404).end();
  const body = frame.before + content + frame.after;
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": Buffer.byteLength(body) })
    .end(body);
}

/** Style and pictures, so that a browser has as much to do with both pages. */
function file(path: string, response: ServerResponse): void {
  const type = path.endsWith("css") ? "text/css" : path.endsWith("svg") ? "image/svg+xml" : "font/woff2";
  try {
    const inside = normalize(path).replace(/^\/_next\//, "/");
    const body = readFileSync(path.startsWith("/_next/") ? join(".next", inside) : join("public", inside));
    response.writeHead(200, { "content-type": type, "cache-control": "max-age=31536000" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(Number(process.env.PORT), "127.0.0.1");
