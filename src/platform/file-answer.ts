import type { FileKey } from "./sealed-file";
import { fileStore } from "./storage";

export type StoredFile = FileKey & { readonly mediaType: string; readonly size: number; readonly sha256: string };

/**
 * The answer that hands a stored file to a browser, under a name: to be kept, never shown by itself, never guessed at, never cached. Every
 * byte is verified before the first one leaves. Throws `Damaged`.
 */
export async function fileAnswer(file: StoredFile, name: string): Promise<Response> {
  await fileStore().verify(file, file);
  const chunks = fileStore().read(file);
  const body = new ReadableStream<Uint8Array>({
    // A chunk that fails its check here, after the first check, breaks the connection: the browser sees an unfinished file.
    pull: async (controller) => {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel: async () => void (await chunks.return(undefined)),
  });
  return new Response(body, {
    headers: {
      "content-type": file.mediaType,
      "content-disposition": `attachment; filename="${file.id}"; filename*=UTF-8''${encodeName(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-sha256": file.sha256,
    },
  });
}

/** RFC 8187: what encodeURIComponent leaves as it is but a header may not hold. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
