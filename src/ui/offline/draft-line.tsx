"use client";

import { type Ref, useEffect, useState } from "react";
import { deviceTime } from "../device-clock";
import { SIGNED_OUT } from "./outbox";
import type { Draft, Photo } from "./store";
import { filled, type OfflineWords } from "./words";

type DraftLineProps = {
  readonly draft: Draft;
  readonly photos: readonly Photo[];
  readonly phase: "idle" | "sending" | "no-line";
  readonly signIn: string;
  readonly words: OfflineWords;
  /** What isn't taken as it stands, by name; the server has no say in it while there is no line. */
  readonly unready?: readonly string[];
  readonly ref?: Ref<HTMLDivElement>;
  readonly onSend: () => void;
  readonly onDiscard: () => void;
};

/** Where a draft stands, in a sentence, and what its author can do: send it now, sign in first, throw it away. */
export function DraftLine(props: DraftLineProps) {
  const { draft, photos, phase, signIn, words, unready = [], ref, onSend, onDiscard } = props;
  const online = useOnline();
  const time = deviceTime(draft.savedAt);
  const given = draft.state !== "writing";
  const sentence =
    draft.state === "sent"
      ? filled(words.sent, { n: photos.length })
      : filled(given ? words.ready : words.writing, { time, n: photos.length + 1 });
  const [first] = unready;
  const waits = given && phase !== "sending" && (phase === "no-line" || !online);
  const out = draft.answer?.kind === "refused" && draft.answer.code === SIGNED_OUT;
  return (
    <div className="draft-line" ref={ref} tabIndex={-1}>
      <p role="status">
        <b>{phase === "sending" ? words.sending : sentence}</b>
        {waits ? <span>{words.noLine}</span> : null}
        {waits && first !== undefined ? <span>{filled(words.unready, { n: unready.length, first })}</span> : null}
      </p>
      {phase === "sending" ? null : (
        <p className="draft-line__acts">
          {given && online ? (
            <button className="btn btn--2" type="button" onClick={onSend}>
              {words.send}
            </button>
          ) : null}
          {out ? (
            <a href={signIn} target="_blank" rel="noopener">
              {words.signIn}
            </a>
          ) : null}
        </p>
      )}
      <details>
        <summary>{words.discard}</summary>
        <p>{words.discardAsk}</p>
        <button className="btn btn--warn" type="button" onClick={onDiscard}>
          {words.discard}
        </button>
      </details>
    </div>
  );
}

/** Whether this device believes that it has a connection. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(true);
  useEffect(() => {
    const life = new AbortController();
    const tell = () => setOnline(navigator.onLine);
    tell();
    addEventListener("online", tell, { signal: life.signal });
    addEventListener("offline", tell, { signal: life.signal });
    return () => life.abort();
  }, []);
  return online;
}
