import type { FormState, FormValues, Sentence } from "@/kernel/form-state";

/*
 * What was written on this device and has not arrived yet: forms and their photographs, in IndexedDB. A draft stays until the server has
 * said that it has all of it, or until its author throws it away. It is its author's: nobody else who signs in here is shown it.
 */

export type Draft = {
  /** The address of the form's page. */
  readonly id: string;
  readonly owner: string;
  readonly title: string;
  /** Where it is sent, and the page that shows it once it has arrived. */
  readonly sendTo: string;
  readonly done: string;
  /** Where a photograph is sent; `{slot}` and `{id}` stand for its own. */
  readonly photosTo: string;
  /** What becomes of the page that was taken along, once all has arrived. */
  readonly after: "drop" | "renew";
  /** Made here; the server carries it out once for it, however often it is sent. */
  readonly key: string;
  readonly values: FormValues;
  /** What stood in the fields at first: groups of fields (`a.x`, `a.y`) that are as they were aren't sent. */
  readonly initial: FormValues;
  /** The version that was changed and the like: as the page had it when the draft was begun, whatever a later page says. */
  readonly base: Readonly<Record<string, string>>;
  readonly savedAt: number;
  /** `writing`; `ready`: its author has given it to be sent; `sent`: it has arrived, photographs are still to come. */
  readonly state: "writing" | "ready" | "sent";
  /** What the server answered last. */
  readonly answer?: Answer | undefined;
};

/** What stands on the server instead of what was sent. */
export type Theirs = {
  /** Who changed it and when, as a sentence. */
  readonly sentence: Sentence;
  readonly values: FormValues;
  /** To be sent besides when the author has decided: the newer version. */
  readonly base: Readonly<Record<string, string>>;
};

export type Answer = FormState & { readonly theirs?: Theirs };

export type Photo = {
  readonly id: string;
  readonly draft: string;
  /** To what in the form it belongs; "" for the whole. */
  readonly slot: string;
  readonly name: string;
  readonly blob: Blob;
  /** Why the server refused it. */
  readonly refused?: Sentence;
};

const DRAFTS = "drafts";
const PHOTOS = "photos";

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open("written-here", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(DRAFTS, { keyPath: "id" });
      request.result.createObjectStore(PHOTOS, { keyPath: "id" }).createIndex("draft", "draft");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Carries out one request and waits until it is on the disk. */
async function run<T>(
  name: string,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await database()).transaction(name, mode, { durability: "strict" });
  const request = ask(transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

export function readDraft(id: string): Promise<Draft | undefined> {
  return run<Draft | undefined>(DRAFTS, "readonly", (store) => store.get(id));
}

/** The drafts of a person on this device, oldest first. */
export async function draftsOf(owner: string): Promise<Draft[]> {
  const all = await run<Draft[]>(DRAFTS, "readonly", (store) => store.getAll());
  return all.filter((draft) => draft.owner === owner).sort((a, b) => a.savedAt - b.savedAt);
}

export async function writeDraft(draft: Draft): Promise<void> {
  await run(DRAFTS, "readwrite", (store) => store.put(draft));
  changed();
}

/** Removes a draft with its photographs. */
export async function dropDraft(id: string): Promise<void> {
  for (const photo of await photosOf(id)) await dropPhoto(photo.id);
  await run(DRAFTS, "readwrite", (store) => store.delete(id));
  changed();
}

export function photosOf(draft: string): Promise<Photo[]> {
  return run<Photo[]>(PHOTOS, "readonly", (store) => store.index("draft").getAll(draft));
}

export async function writePhoto(photo: Photo): Promise<void> {
  await run(PHOTOS, "readwrite", (store) => store.put(photo));
  changed();
}

export async function dropPhoto(id: string): Promise<void> {
  await run(PHOTOS, "readwrite", (store) => store.delete(id));
  changed();
}

const CHANNEL = "written-here";

/** Tells this page and other tabs that something on the device is not as it was. */
function changed(): void {
  dispatchEvent(new Event(CHANNEL));
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
}

/** Calls back whenever what lies on this device has changed, here or in another tab. */
export function onChange(act: () => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = act;
  addEventListener(CHANNEL, act, { signal });
  signal.addEventListener("abort", () => channel.close());
}
