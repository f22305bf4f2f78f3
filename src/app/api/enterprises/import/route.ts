import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import busboy from "busboy";
import { writtenText } from "@/kernel/plain-text";
import { Refusal } from "@/kernel/refusal";
import { Unreadable } from "@/kernel/table";
import { asActor } from "@/platform/database";
import { isSameOrigin, seeOther } from "@/platform/form-post";
import { referenceFor } from "@/platform/log";
import { recordRefusal } from "@/platform/refused";
import { currentActor } from "@/platform/session";
import { LARGEST_TABLE, readTables } from "@/platform/table-file";
import { listIn } from "@/programme/enterprises/heads/policy";
import { receiveImport, refusalOf } from "@/programme/enterprises/imports/commands";
import { importPath, importsPath } from "@/programme/enterprises/imports/paths";
import { mayImport } from "@/programme/enterprises/imports/policy";

export const dynamic = "force-dynamic";

/**
 * Receives a list of firms as the file of a plain form, and leads to its preview; what can't be taken leads back to the form with why. The file
 * itself isn't kept: what it says is, row by row.
 */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther("/sign-in");
  if (!mayImport(actor) || !request.body || !isSameOrigin(request)) {
    await recordRefusal(actor, "receive-enterprise-import", "not-found");
    return new Response(null, { status: 404 });
  }
  try {
    const { name, bytes } = await fileIn(request);
    const list = listIn(await readTables(bytes));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const { importId } = await asActor(actor, (ctx) => receiveImport(ctx, { fileName: name, sha256, list }), {
      seconds: 60,
    });
    return seeOther(importPath(importId));
  } catch (error) {
    const refusal = error instanceof Unreadable ? refusalOf(error) : error;
    if (!(refusal instanceof Refusal)) {
      referenceFor(error, { handler: "receive-enterprise-import" });
      return new Response(null, { status: 500 });
    }
    await recordRefusal(actor, "receive-enterprise-import", refusal.code);
    const cell = String(refusal.params.cell ?? "");
    return seeOther(`${importsPath}?${new URLSearchParams({ refused: refusal.code, ...(cell ? { cell } : {}) })}`);
  }
}

/** The one file of the form, whole. Of a larger one no more is read than the limit. */
async function fileIn(request: Request): Promise<{ name: string; bytes: Buffer }> {
  if (!/^multipart\/form-data;.*boundary=/.test(request.headers.get("content-type") ?? ""))
    throw new Unreadable("missing");
  const parser = busboy({
    headers: Object.fromEntries(request.headers),
    defParamCharset: "utf8",
    limits: { fileSize: LARGEST_TABLE + 1, files: 1, fields: 0 },
  });
  const found = new Promise<{ name: string; bytes: Buffer }>((resolve, reject) => {
    parser.on("file", (_field, stream, { filename }) => {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => void pieces.push(piece));
      stream.on("limit", () => reject(new Unreadable("too-large")));
      stream.on("close", () => {
        if (filename) resolve({ name: writtenText(filename), bytes: Buffer.concat(pieces) });
      });
    });
    parser.on("close", () => reject(new Unreadable("missing")));
    parser.on("error", () => reject(new Unreadable("missing")));
  });
  const source = Readable.from(piecesOf(request.body));
  source.on("error", () => parser.destroy(new Error("the line broke"))).pipe(parser);
  try {
    return await found;
  } finally {
    source.unpipe(parser);
    source.destroy();
  }
}

async function* piecesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}
