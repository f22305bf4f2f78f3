"use client";

import { useCallback, useEffect, useState } from "react";
import { inLanguage } from "@/kernel/form-state";
import { deviceNow, deviceTime } from "../device-clock";
import { Section } from "../section";
import { DraftLine } from "./draft-line";
import { sendDraft } from "./outbox";
import { dropPage, dropPagesOfOthers, type KeptPage, keptPages } from "./pages";
import { type Draft, draftsOf, dropDraft, onChange, type Photo, photosOf } from "./store";
import { filled, type OfflineWords } from "./words";

type KeptListProps = {
  readonly owner: string;
  readonly signIn: string;
  /** The tag of the language of the words: what a server answered is shown in it. */
  readonly language: string;
  readonly words: OfflineWords;
};
type Written = { readonly draft: Draft; readonly photos: readonly Photo[] };

/** What lies on this device: what was written and waits, and the pages that were taken along. It opens without a connection too. */
export function KeptList({ owner, signIn, language, words }: KeptListProps) {
  const [written, setWritten] = useState<readonly Written[]>();
  const [pages, setPages] = useState<readonly KeptPage[]>([]);
  const [phases, setPhases] = useState<Readonly<Record<string, "sending" | "no-line">>>({});
  const [arrived, setArrived] = useState<number>();

  const look = useCallback(async () => {
    const drafts = await draftsOf(owner);
    setWritten(await Promise.all(drafts.map(async (draft) => ({ draft, photos: await photosOf(draft.id) }))));
    setPages(await keptPages());
  }, [owner]);

  useEffect(() => {
    const life = new AbortController();
    void dropPagesOfOthers(owner).then(look);
    onChange(() => void look(), life.signal);
    return () => life.abort();
  }, [owner, look]);

  async function send(id: string): Promise<void> {
    setPhases((before) => ({ ...before, [id]: "sending" }));
    const sending = await sendDraft(id);
    setPhases(({ [id]: _ended, ...others }) => (sending.kind === "no-line" ? { ...others, [id]: "no-line" } : others));
    if (sending.kind === "arrived") setArrived(deviceNow());
    await look();
  }

  async function discard({ id, state }: Draft): Promise<void> {
    await dropDraft(id);
    if (state === "sent") await dropPage(id);
    await look();
  }

  async function drop(href: string): Promise<void> {
    await dropPage(href);
    await look();
  }

  if (!written) return <noscript>{words.needsScript}</noscript>;
  return (
    <div className="stack stack--wide narrow">
      <Section id="drafts" title={words.draftsTitle} size={2}>
        {arrived === undefined ? null : (
          <p role="status">
            <b>{filled(words.arrived, { time: deviceTime(arrived) })}</b>
          </p>
        )}
        {written.length === 0 ? <p className="quiet">{words.noneWritten}</p> : null}
        <ul>
          {written.map(({ draft, photos }) => (
            <li key={draft.id} className="mine">
              <p>
                <a href={draft.id}>{draft.title}</a> {needsAuthor(draft, photos) ? <b>{words.wants}</b> : null}
              </p>
              {photos.map(({ id, refused }) =>
                refused ? (
                  <p key={id} className="error">
                    {inLanguage(refused, language)}
                  </p>
                ) : null,
              )}
              <DraftLine
                {...{ draft, photos, signIn, words }}
                phase={phases[draft.id] ?? "idle"}
                onSend={() => void send(draft.id)}
                onDiscard={() => void discard(draft)}
              />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="pages" title={words.pagesTitle} size={2}>
        {pages.length === 0 ? <p className="quiet">{words.noneKept}</p> : null}
        <ul>
          {pages.map(({ href, title, until }) => (
            <li key={href} className="mine">
              <p>
                <a href={href}>{title}</a>
              </p>
              <p className="hint">
                {filled(words.kept, { time: deviceTime(until) })}{" "}
                <button className="link" type="button" onClick={() => void drop(href)}>
                  {words.drop}
                  <span className="vh"> {title}</span>
                </button>
              </p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** Whether the server wants something that only the author can say. */
function needsAuthor({ answer, state }: Draft, photos: readonly Photo[]): boolean {
  return (answer !== undefined && state === "writing") || photos.some(({ refused }) => refused);
}
