import type { Sentence } from "@/kernel/form-state";
import { Sha256 } from "@/kernel/sha256";

/** Bytes hashed at a time: short enough that the page answers in between. */
const SLICE = 1_048_576;

type Watch = { readonly signal: AbortSignal; readonly progress: (percent: number) => void };

/** SHA-256 of a file, slice by slice, so that a phone needs no room for the whole. Rejects when it is stopped or can't be read. */
export async function hashOf(file: Blob, { signal, progress }: Watch): Promise<string> {
  const hash = new Sha256();
  for (let at = 0; at < file.size; at += SLICE) {
    signal.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer()));
    progress(Math.round((Math.min(file.size, at + SLICE) / file.size) * 100));
  }
  return hash.digest();
}

/** Whether a file can still be read as it was when it was chosen; one that was changed, moved or deleted since can't. */
export async function isStillThere(file: Blob): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

/** What the server answered: its receipt, or why not, as a code and as a sentence for the person; without one it gave no answer that is one. */
export type Sent =
  | { readonly ok: true; readonly id: string; readonly sha256: string }
  | { readonly ok: false; readonly status: number; readonly code?: string; readonly sentence?: Sentence };

/**
 * Sends a file with the hash that was computed here. It counts as received only when the receipt names the same hash. XMLHttpRequest,
 * because `fetch` tells no progress of what it sends.
 */
export function sendFile(
  file: File,
  { action, hash, signal, progress }: Watch & { readonly action: string; readonly hash: string },
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", action);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("content-type", "application/octet-stream");
    // Half a character, which a file's name may hold, can't be sent.
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name.toWellFormed()));
    request.setRequestHeader("x-content-sha256", hash);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onload = () => {
      const answer: { id?: string; sha256?: string; code?: string; sentence?: Sentence } = request.response ?? {};
      const { id, sha256, code, sentence } = answer;
      resolve(
        request.status === 201 && id && sha256 === hash
          ? { ok: true, id, sha256 }
          : { ok: false, status: request.status, ...(code ? { code } : {}), ...(sentence ? { sentence } : {}) },
      );
    };
    request.onerror = () => reject(new Error("the connection broke"));
    request.onabort = () => reject(new Error("stopped"));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}
