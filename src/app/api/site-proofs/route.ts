import { z } from "zod";
import type { Actor } from "@/kernel/actor";
import type { Sentence } from "@/kernel/form-state";
import { Refusal } from "@/kernel/refusal";
import { sentencesFor } from "@/platform/action";
import { isSameOrigin, seeOther } from "@/platform/form-post";
import { referenceFor } from "@/platform/log";
import { recordRefusal } from "@/platform/refused";
import { actorOfSession, currentActor } from "@/platform/session";
import { receiveProof } from "@/programme/demonstration-sites/assessment/commands";
import { REASSESSMENT_ITEM } from "@/programme/demonstration-sites/checks/queries";
import { assessmentPath, reassessPath } from "@/programme/demonstration-sites/paths";
import { PROOF_SIZE } from "@/programme/demonstration-sites/policy";

export const dynamic = "force-dynamic";

const query = z.object({
  site: z.uuid(),
  item: z.string().regex(/^((\d{1,2}|B)\.\d{1,2}|R\.1)$/),
  id: z.uuid().optional(),
});
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const STATUS: Readonly<Record<string, number>> = {
  "signed-out": 401,
  foreign: 403,
  "not-found": 404,
  "too-large": 413,
};

/**
 * Receives a proof as the body, with its SHA-256 as the browser computed it (`x-content-sha256`) and its name (`x-file-name`); of a
 * photograph also its id, so that it arrives once. 201 and the receipt, or a code and a sentence: then nothing was kept.
 */
export async function PUT(request: Request): Promise<Response> {
  const actor = await currentActor();
  try {
    const where = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!isSameOrigin(request)) throw new Refusal("foreign");
    if (actor.kind === "public") throw new Refusal("signed-out");
    if (!where.success) throw new Refusal("not-found");
    const hash = sha256.safeParse(request.headers.get("x-content-sha256")?.toLowerCase()).data;
    if (!hash) throw new Refusal("hash-missing");
    const { site: siteId, item: itemKey, id } = where.data;
    const receipt = await receiveProof(stillThere(actor), {
      siteId,
      itemKey,
      name: nameOf(request.headers.get("x-file-name")),
      hash,
      bytes: bytesOf(request.body),
      ...(id ? { id } : {}),
    });
    return Response.json(receipt, { status: 201 });
  } catch (error) {
    const { code, sentence } = await explained(error, actor);
    return Response.json({ code, sentence }, { status: STATUS[code] ?? (code === "failed" ? 500 : 422) });
  }
}

/** The same for a plain form, which a browser without a script sends: the hash is then the server's alone. Leads back to the item. */
export async function POST(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther("/sign-in");
  const where = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!where.success || !isSameOrigin(request)) return new Response(null, { status: 404 });
  const { site: siteId, item: itemKey } = where.data;
  const page = itemKey === REASSESSMENT_ITEM ? reassessPath(siteId) : assessmentPath(siteId, itemKey);
  if (Number(request.headers.get("content-length") ?? 0) > 2 * PROOF_SIZE) return seeOther(`${page}?refused=too-large`);
  try {
    const form = await request.formData();
    for (const file of form.getAll("file")) {
      if (typeof file === "string" || file.name === "") continue;
      const upload = {
        siteId,
        itemKey,
        name: nameOf(encodeURIComponent(file.name)),
        hash: null,
        bytes: bytesOf(file.stream()),
      };
      await receiveProof(stillThere(actor), upload);
    }
    return seeOther(page);
  } catch (error) {
    return seeOther(`${page}?refused=${(await explained(error, actor)).code}`);
  }
}

/** Asks the session again each time: whoever was disabled while his file was on its way gets no receipt. */
function stillThere(actor: Exclude<Actor, { kind: "public" }>): () => Promise<Actor> {
  const sessionId = "sessionId" in actor ? actor.sessionId : null;
  return async () => (sessionId && (await actorOfSession(sessionId))) || { kind: "public" };
}

async function* bytesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Without folders, control and direction characters. */
function nameOf(given: string | null): string {
  try {
    const name =
      decodeURIComponent(given ?? "")
        .normalize("NFC")
        .split(/[/\\]/)
        .at(-1) ?? "";
    return name.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(-200);
  } catch {
    return "";
  }
}

async function explained(error: unknown, actor: Actor): Promise<{ code: string; sentence: Sentence }> {
  if (error instanceof Refusal) {
    await recordRefusal(actor, "receiveProof", error.code);
    return {
      code: error.code,
      sentence: await sentencesFor("demonstrationSites", "refusals", error.code, error.params),
    };
  }
  const reference = referenceFor(error, { handler: "receiveProof" });
  return { code: "failed", sentence: await sentencesFor("demonstrationSites", "refusals", "failed", { reference }) };
}
