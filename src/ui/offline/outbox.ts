import { READER } from "@/kernel/form-state";
import { hashOf, sendFile } from "../send-file";
import { sentOf } from "./compare";
import { dropPage, renewPage } from "./pages";
import { type Answer, type Draft, dropDraft, dropPhoto, photosOf, readDraft, writeDraft, writePhoto } from "./store";

/** What became of a sending: all of it is there, the line is broken, or the server wants something of the author. */
export type Sending =
  | { readonly kind: "arrived" }
  | { readonly kind: "no-line" }
  | { readonly kind: "answered"; readonly answer: Answer };

/**
 * Sends a draft and then its photographs, because its author said so. Each tab waits for the other; the server knows the draft by its key
 * and a photograph by its bytes, so whatever was lost on the way is sent again and stands there once. Only what has a receipt is removed.
 */
export async function sendDraft(id: string): Promise<Sending> {
  // Locks are for secure contexts; elsewhere the key alone keeps two tabs from doubling anything.
  return navigator.locks ? navigator.locks.request(`send ${id}`, () => send(id)) : send(id);
}

async function send(id: string): Promise<Sending> {
  const draft = await readDraft(id);
  if (!draft) return { kind: "arrived" }; // by another tab
  if (draft.state !== "sent") {
    const answer = await post(draft);
    if (!answer) return { kind: "no-line" };
    if (answer.kind !== "done") return heard(draft, answer);
    await writeDraft({ ...draft, state: "sent", answer: undefined });
  }
  for (const photo of await photosOf(id)) {
    if (photo.refused) continue;
    const action = draft.photosTo.replace("{slot}", encodeURIComponent(photo.slot)).replace("{id}", photo.id);
    const watch = { signal: new AbortController().signal, progress: () => {} };
    const hash = await hashOf(photo.blob, watch);
    const file = new File([photo.blob], photo.name, { type: photo.blob.type });
    const sent = await sendFile(file, { ...watch, action, hash }).catch(() => undefined);
    if (!sent) return { kind: "no-line" };
    if (sent.ok) await dropPhoto(photo.id);
    else if (sent.status >= 500 || sent.status < 400 || !sent.sentence) return { kind: "no-line" };
    else if (sent.status === 401)
      return heard({ ...draft, state: "sent" }, { kind: "refused", code: SIGNED_OUT, sentence: sent.sentence });
    else await writePhoto({ ...photo, refused: sent.sentence });
  }
  return (await settle(id)) ? { kind: "arrived" } : { kind: "answered", answer: { kind: "idle" } };
}

/** Removes a draft of which nothing is left to send, and its page. True when it was so. */
export async function settle(id: string): Promise<boolean> {
  const draft = await readDraft(id);
  if (draft?.state !== "sent" || (await photosOf(id)).length > 0) return false;
  await dropDraft(id);
  if (draft.after === "drop") await dropPage(id);
  else await renewPage(id).catch(() => dropPage(id));
  return true;
}

/** The code of the one refusal that is over once the author has signed in again. */
export const SIGNED_OUT = "signed-out";

async function heard(draft: Draft, answer: Answer): Promise<Sending> {
  // Whoever has to sign in again has still given it to be sent; anything else he looks at first.
  const waits = (answer.kind === "refused" && answer.code === SIGNED_OUT) || answer.kind === "failed";
  await writeDraft({ ...draft, state: waits || draft.state === "sent" ? draft.state : "writing", answer });
  return { kind: "answered", answer };
}

/** The server's answer; undefined when none came that is one. */
async function post(draft: Draft): Promise<Answer | undefined> {
  const body = new FormData();
  body.set("_key", draft.key);
  body.set(READER, draft.owner);
  for (const [name, text] of sentOf(draft)) body.append(name, text);
  try {
    const answer = await fetch(draft.sendTo, { method: "POST", headers: { accept: "application/json" }, body });
    const told: Partial<Answer> = await answer.json();
    return isAnswer(told) ? told : undefined;
  } catch {
    return undefined;
  }
}

function isAnswer(told: Partial<Answer>): told is Answer {
  return told.kind !== undefined;
}
