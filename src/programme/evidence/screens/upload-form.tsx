"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, type FormEvent, useEffect, useId, useRef, useState } from "react";
import { inLanguage, type Sentence } from "@/kernel/form-state";
import { buttonClass } from "@/ui/button";
import { FileList, FileRow } from "@/ui/file-list";
import { Notice } from "@/ui/notice";
import { hashOf, isStillThere, type Sent, sendFile } from "@/ui/send-file";

export type UploadWords = Readonly<
  Record<
    | "choose"
    | "orDrop"
    | "hint"
    | "hashHint"
    | "noScript"
    | "send"
    | "hashing"
    | "sending"
    | "received"
    | "twin"
    | "refused"
    | "stopped"
    | "stop"
    | "retry"
    | "dismiss"
    | "progressOf"
    | "broken"
    | "changed"
    | "tooLarge"
    | "language",
    string
  >
>;

type UploadFormProps = {
  readonly action: string;
  readonly here: string;
  readonly accept: string;
  /** The most that one file may have, in bytes. */
  readonly maximum: number;
  /** Ids of the files that the page already lists. */
  readonly known: readonly string[];
  readonly refusal?: string | undefined;
  readonly words: UploadWords;
};

/** A file on its way. */
type Item = {
  readonly key: number;
  readonly file: File;
  readonly phase: "waiting" | "hashing" | "sending" | "received" | "refused" | "stopped";
  /** 0 to 100, of the phase. */
  readonly progress: number;
  readonly hash?: string;
  readonly id?: string;
  /** Why it wasn't taken, or not once more: as the server said it, or which of the form's own words says it. */
  readonly told?: Sentence | "broken" | "changed" | "tooLarge" | "twin" | undefined;
  /** As it is it will never be taken, however often it is sent. */
  readonly final?: boolean;
};

/** Refusals of a file for what it is. */
const FINAL = ["wrong-type", "not-what-it-says", "empty-file", "too-large"];

/** Takes files by button or by drop, computes their hashes, sends them one after the other. Without a script it is a plain form. */
export function UploadForm({ action, here, accept, maximum, known, refusal, words }: UploadFormProps) {
  const router = useRouter();
  const id = useId();
  const [items, setItems] = useState<readonly Item[]>([]);
  const [over, setOver] = useState(false);
  const counter = useRef(0);
  const chooser = useRef<HTMLInputElement>(null);
  const stops = useRef(new Map<number, AbortController>());
  const busy = items.some(({ phase }) => phase === "waiting" || phase === "hashing" || phase === "sending");
  const next = items.some(({ phase }) => phase === "hashing" || phase === "sending")
    ? undefined
    : items.find(({ phase }) => phase === "waiting");

  function change(key: number, part: Partial<Item>): void {
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item)));
  }

  function add(files: FileList | null): void {
    const fresh = [...(files ?? [])].map(
      (file): Item => ({
        key: counter.current++,
        file,
        progress: 0,
        ...(file.size > maximum ? { phase: "refused", told: "tooLarge" as const, final: true } : { phase: "waiting" }),
      }),
    );
    setItems((before) => [...before, ...fresh]);
  }

  async function send({ key, file }: Item): Promise<void> {
    const stop = new AbortController();
    stops.current.set(key, stop);
    change(key, { phase: "hashing", progress: 0 });
    let sent: Sent;
    try {
      const hash = await hashOf(file, { signal: stop.signal, progress: (progress) => change(key, { progress }) });
      change(key, { phase: "sending", progress: 0, hash });
      sent = await sendFile(file, {
        action,
        hash,
        signal: stop.signal,
        progress: (progress) => change(key, { progress }),
      });
    } catch {
      sent = { ok: false, status: 0 };
    }
    if (sent.ok) {
      const { id, sha256 } = sent;
      const twin = known.includes(id) || items.some((item) => item.id === id);
      change(key, { phase: "received", progress: 100, id, hash: sha256, ...(twin ? { told: "twin" } : {}) });
      router.refresh();
    } else if (stop.signal.aborted) {
      change(key, { phase: "stopped", told: sent.sentence });
    } else {
      const { code = "", sentence } = sent;
      const told = sentence ?? ((await isStillThere(file)) ? "broken" : "changed");
      change(key, { phase: "refused", told, final: told === "changed" || FINAL.includes(code) });
    }
  }

  function take(input: HTMLInputElement): void {
    add(input.files);
    input.value = "";
  }

  // What was chosen before this script ran told nobody: it lies in the field, and is taken now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script takes over
  useEffect(() => {
    if (chooser.current?.files?.length) take(chooser.current);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the next file begins when the one before has ended, not at each change of its progress
  useEffect(() => {
    if (next) void send(next);
  }, [next?.key]);

  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [busy]);

  function hover(event: DragEvent): void {
    event.preventDefault();
    setOver(event.type === "dragover");
  }

  function drop(event: DragEvent): void {
    hover(event);
    add(event.dataTransfer.files);
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault(); // files were taken as they were chosen
  }

  const shown = items.filter(
    ({ phase, id, told }) => !(phase === "received" && told === undefined && id !== undefined && known.includes(id)),
  );
  return (
    <form className="stack" method="post" encType="multipart/form-data" action={action} onSubmit={submit}>
      <input type="hidden" name="then" value={here} />
      {refusal ? (
        <Notice tone="alarm" live>
          {refusal}
        </Notice>
      ) : null}
      <p className="hint" id={`${id}-hint`}>
        {words.hint} <span className="scripted">{words.hashHint}</span>
      </p>
      <noscript>
        <p className="hint">{words.noScript}</p>
      </noscript>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same by keyboard */}
      <div className="drop" data-over={over || undefined} onDragOver={hover} onDragLeave={hover} onDrop={drop}>
        <input
          className="vh"
          id={id}
          name="file"
          type="file"
          multiple
          accept={accept}
          aria-describedby={`${id}-hint`}
          ref={chooser}
          onChange={({ currentTarget }) => take(currentTarget)}
        />
        <label className="btn btn--2" htmlFor={id}>
          {words.choose}
        </label>
        <span className="drop__names scripted">{words.orDrop}</span>
      </div>
      <noscript>
        <p className="mt-4">
          <button className={buttonClass("secondary")} type="submit">
            {words.send}
          </button>
        </p>
      </noscript>
      <div aria-live="polite">
        <FileList>
          {shown.map((item) => (
            <UploadRow
              key={item.key}
              item={item}
              words={words}
              onStop={() =>
                item.phase === "waiting" ? change(item.key, { phase: "stopped" }) : stops.current.get(item.key)?.abort()
              }
              onRetry={() => change(item.key, { phase: "waiting", progress: 0, told: undefined })}
              onDismiss={() => setItems((before) => before.filter(({ key }) => key !== item.key))}
            />
          ))}
        </FileList>
      </div>
    </form>
  );
}

type RowProps = {
  readonly item: Item;
  readonly words: UploadWords;
  readonly onStop: () => void;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
};

function UploadRow({ item, words, onStop, onRetry, onDismiss }: RowProps) {
  const { file, phase, progress, hash, told, final } = item;
  const under = phase === "waiting" || phase === "hashing" || phase === "sending";
  const state = {
    waiting: "",
    hashing: `${words.hashing} ${progress}%`,
    sending: `${words.sending} ${progress}%`,
    received: words.received,
    refused: words.refused,
    stopped: words.stopped,
  }[phase];
  const action = (label: string, act: () => void) => (
    <button className="link" type="button" onClick={act}>
      {label}
      <span className="vh"> {file.name}</span>
    </button>
  );
  return (
    <FileRow
      name={file.name}
      bytes={file.size}
      state={state || undefined}
      refused={phase === "refused"}
      {...(under ? { progress, progressLabel: words.progressOf.replace("{name}", file.name) } : {})}
      {...(hash ? { hash } : {})}
    >
      {told ? <>{typeof told === "string" ? words[told] : inLanguage(told, words.language)} </> : null}
      {under ? action(words.stop, onStop) : null}
      {(phase === "refused" && !final) || phase === "stopped" ? <>{action(words.retry, onRetry)} </> : null}
      {phase === "refused" || phase === "stopped" || told === "twin" ? action(words.dismiss, onDismiss) : null}
    </FileRow>
  );
}
