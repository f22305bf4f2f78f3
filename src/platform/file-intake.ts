import { Readable } from "node:stream";
import busboy from "busboy";
import { z } from "zod";
import type { Actor } from "@/kernel/actor";
import type { Sentence } from "@/kernel/form-state";
import { writtenText } from "@/kernel/plain-text";
import { Refusal } from "@/kernel/refusal";
import { realNow } from "./clock";
import { isSameOrigin, seeOther } from "./form-post";
import { tellDone } from "./just-done";
import { referenceFor } from "./log";
import { recordRefusal, subjectOf } from "./refused";
import { type RefusedFiles, refusedQuery } from "./refused-files";
import { sentencesFor } from "./sentences";
import { actorOfSession, currentActor } from "./session";

/** How files come in over HTTP, whatever record they belong to: with their hash as the body of a request, or by a plain form without a script. */

export type IncomingFile = {
  readonly name: string;
  /** SHA-256 as the browser computed it; null from a plain form. */
  readonly hash: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
};

export type FileIntake = {
  /** Name of the command in the trail of refusals. */
  readonly name: string;
  /** The most that one file may have, in bytes. */
  readonly maximum: number;
  /** Takes the file; undefined when the address names no record. `who` asks the session anew each time. */
  readonly receive: ((who: () => Promise<Actor>, file: IncomingFile) => Promise<object>) | undefined;
  /** The page of the record: a plain form comes back to it, or to a page below it. */
  readonly home: string;
  /** Whose words say why a file wasn't taken; those of evidence unless said otherwise. */
  readonly words?: string;
};

/** Both ways in of one address: `intakeOf` reads out of it what the file belongs to. */
export function fileRoute(intakeOf: (address: URLSearchParams) => FileIntake) {
  const intake = (request: Request) => intakeOf(new URL(request.url).searchParams);
  const put = (request: Request) => putFile(request, intake(request));
  const post = (request: Request) => postFiles(request, intake(request));
  return { PUT: put, POST: post };
}

const STATUS: Readonly<Record<string, number>> = {
  "signed-out": 401,
  foreign: 403,
  "not-found": 404,
  "too-large": 413,
  "wrong-type": 415,
  failed: 500,
  busy: 503,
  "storage-full": 507,
};
const UNLIKELY = 422;

/** How often the session is asked while a file is on its way, in milliseconds: sooner than any may lie idle. */
const ASK_AGAIN = 120_000;

/** The most files of one plain form: as many as a record holds, so that none is left out unsaid. */
const MOST_AT_ONCE = 200;

/**
 * Receives a file as the body of the request, with its SHA-256 as the browser computed it (`x-content-sha256`) and its name
 * (`x-file-name`, percent-encoded). 201 and the receipt, or a code and a sentence in both languages: then nothing was kept.
 */
async function putFile(request: Request, intake: FileIntake): Promise<Response> {
  const { maximum, receive } = intake;
  const hash = z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .safeParse(request.headers.get("x-content-sha256")?.toLowerCase()).data;
  const actor = await currentActor();
  try {
    if (!isSameOrigin(request)) throw new Refusal("foreign");
    if (actor.kind === "public") throw new Refusal("signed-out");
    if (!receive) throw new Refusal("not-found");
    if (!hash) throw new Refusal("hash-missing");
    if (Number(request.headers.get("content-length") ?? 0) > maximum) throw new Refusal("too-large");
    const who = stillThere(actor);
    const receipt = await receive(who, {
      hash,
      name: decoded(request.headers.get("x-file-name")),
      bytes: bytesOf(request.body, who),
    });
    return Response.json(receipt, { status: 201 });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 }); // cancelled, or the line broke: nobody reads an answer
    const { code, sentence } = await explained(error, actor, intake);
    return Response.json({ code, sentence }, { status: STATUS[code] ?? UNLIKELY });
  }
}

/** Receives the files of a plain form, for browsers without a script: the hash is then the server's alone. Leads back to the page `then`. */
async function postFiles(request: Request, intake: FileIntake): Promise<Response> {
  const { maximum, receive, home } = intake;
  const actor = await currentActor();
  if (actor.kind === "public") return seeOther("/sign-in");
  if (!receive || !request.body || !isSameOrigin(request)) return new Response(null, { status: 404 });
  const who = stillThere(actor);
  const form = readFiles(request, { maximum, who, receive });
  try {
    const taken = await form.taken;
    const refused = taken.length === 0 ? [{ code: "no-file", places: [] }] : await refusedOf(taken, actor, intake);
    const to = backTo(form.page(), home);
    if (refused.length === 0) await tellDone(to, "evidence.done.received");
    return seeOther(to + refusedQuery(refused));
  } catch (error) {
    const { code, reference } = await explained(error, actor, intake);
    return seeOther(backTo(form.page(), home) + refusedQuery([{ code, places: [], reference }]));
  }
}

type Reading = {
  readonly maximum: number;
  readonly who: () => Promise<Actor>;
  readonly receive: NonNullable<FileIntake["receive"]>;
};

/**
 * Hands on each file of a plain form as it comes in. `taken` says what became of each when the form has ended; it fails where there is no form to be
 * read or there are too many files, after those before are done with. `page` is the one to which the form says it comes back, as far as it was read.
 */
export function readFiles(
  { headers, body }: Pick<Request, "headers" | "body">,
  { maximum, who, receive }: Reading,
): { readonly page: () => string; readonly taken: Promise<PromiseSettledResult<object>[]> } {
  let page = "";
  const work: Promise<object>[] = [];
  const read = async () => {
    const parser = busboy({
      headers: Object.fromEntries(headers),
      defParamCharset: "utf8",
      limits: { fileSize: maximum + 1, files: MOST_AT_ONCE, fields: 5, fieldSize: 500 },
    });
    const ended = new Promise<void>((resolve, reject) => {
      parser.on("field", (field, value) => {
        if (field === "then") page = value;
      });
      parser.on("file", (_field, stream, { filename }) => {
        if (!filename) return void stream.resume(); // a form sent without having chosen anything
        // Whoever wants no more of it leaves the rest to be read past: destroyed, it would hold up what comes behind it for ever.
        const bytes = stream.iterator({ destroyOnReturn: false });
        const received = receive(who, { hash: null, name: writtenText(filename), bytes }).finally(() =>
          stream.resume(),
        );
        received.catch(() => {}); // told below
        work.push(received);
      });
      parser.on("filesLimit", () => reject(new Refusal("too-many-files", { maximum: MOST_AT_ONCE })));
      parser.on("close", resolve);
      parser.on("error", reject);
    });
    Readable.from(bytesOf(body, who))
      .on("error", (error) => parser.destroy(error))
      .pipe(parser);
    await ended;
  };
  const settled = () => Promise.allSettled(work);
  return {
    page: () => page,
    taken: read().then(settled, async (error: unknown) => {
      await settled();
      throw error;
    }),
  };
}

/** Which of the files of one form were not taken: by reason, with their places where there were several. */
async function refusedOf(
  taken: readonly PromiseSettledResult<unknown>[],
  actor: Actor,
  intake: FileIntake,
): Promise<RefusedFiles[]> {
  const refused: RefusedFiles[] = [];
  for (const [at, one] of taken.entries()) {
    if (one.status === "fulfilled") continue;
    const { code, reference } = await explained(one.reason, actor, intake);
    const place = taken.length > 1 ? [at + 1] : [];
    const same = refused.findIndex((other) => other.code === code);
    const known = refused[same];
    if (known) refused[same] = { ...known, places: [...known.places, ...place] };
    else refused.push({ code, places: place, reference });
  }
  return refused;
}

/** The page from which the form came: none but the record's own, whatever was posted. */
function backTo(then: string, home: string): string {
  return then.startsWith(home) && /^[\w/-]+$/.test(then) ? then : home;
}

/**
 * Asks the session again each time: whoever was disabled while his file was on its way gets no receipt. Refusal: `signed-out`, as for one whose
 * session had ended before; to him the record isn't gone.
 */
export function stillThere(actor: Exclude<Actor, { kind: "public" }>): () => Promise<Actor> {
  const sessionId = "sessionId" in actor ? actor.sessionId : null;
  return async () => {
    const present = sessionId && (await actorOfSession(sessionId));
    if (!present) throw new Refusal("signed-out");
    return present;
  };
}

/**
 * What comes in. As long as it does, somebody is at work: by a slow line it takes longer than a session may lie idle, and whoever is disabled meanwhile
 * sends no more.
 */
export async function* bytesOf(
  body: ReadableStream<Uint8Array> | null,
  who: () => Promise<Actor>,
): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    let asked = realNow().getTime();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      yield part.value;
      const moment = realNow().getTime();
      if (moment - asked < ASK_AGAIN) continue;
      asked = moment;
      await who();
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

function decoded(name: string | null): string {
  try {
    return writtenText(decodeURIComponent(name ?? ""));
  } catch {
    return "";
  }
}

async function explained(
  error: unknown,
  actor: Actor,
  { name, home, words = "evidence" }: FileIntake,
): Promise<{ code: string; sentence: Sentence; reference?: string }> {
  if (error instanceof Refusal) {
    await recordRefusal(actor, name, error.code, subjectOf(home).subject);
    return { code: error.code, sentence: await sentencesFor(words, "refusals", error.code, error.params) };
  }
  const reference = referenceFor(error, { handler: name });
  return { code: "failed", sentence: await sentencesFor(words, "refusals", "failed", { reference }), reference };
}
