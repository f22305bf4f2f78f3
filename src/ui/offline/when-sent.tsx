"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Notice } from "../notice";
import { onChange, readDraft } from "./store";
import type { OfflineWords } from "./words";

type WhenSentProps = {
  /** The draft that has to have arrived first. */
  readonly id: string;
  readonly owner: string;
  readonly words: OfflineWords;
  readonly children: ReactNode;
};

/** What rests on what was written, and so waits until that has arrived: nobody signs what still lies on his device. */
export function WhenSent({ id, owner, words, children }: WhenSentProps) {
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    const life = new AbortController();
    const look = () => void readDraft(id).then((draft) => setWaits(draft?.owner === owner));
    look();
    onChange(look, life.signal);
    return () => life.abort();
  }, [id, owner]);
  return waits ? <Notice tone="warn">{words.sendFirst}</Notice> : children;
}
