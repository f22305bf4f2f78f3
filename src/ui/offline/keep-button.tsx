"use client";

import { useCallback, useEffect, useState } from "react";
import { deviceTime } from "../device-clock";
import { canKeepPages, dropPage, dropPagesOfOthers, type KeptPage, keepPage, keptPages } from "./pages";
import { draftsOf, onChange } from "./store";
import { arrivedAt } from "./use-kept-form";
import { filled, type OfflineWords, TAKEN_ALONG } from "./words";

type KeepButtonProps = {
  readonly owner: string;
  /** What is taken along: pages that hold nothing sealed. */
  readonly pages: readonly { readonly href: string; readonly title: string }[];
  readonly hours: number;
  readonly words: OfflineWords;
};

/** 带出门: keeps pages on this device for some hours, so that they open without a connection; and says what of them lies here. */
export function KeepButton({ owner, pages, hours, words }: KeepButtonProps) {
  const [able, setAble] = useState<boolean>();
  const [kept, setKept] = useState<readonly KeptPage[]>([]);
  const [waiting, setWaiting] = useState(false);
  const [arrived, setArrived] = useState<number>();
  const [phase, setPhase] = useState<"idle" | "keeping" | "failed">("idle");
  const hrefs = pages.map(({ href }) => href).join(" ");

  const look = useCallback(async () => {
    const mine = (href: string) => hrefs.split(" ").includes(href);
    setAble(canKeepPages());
    setArrived(arrivedAt());
    setKept((await keptPages()).filter((page) => mine(page.href)));
    // The form itself says what of it waits.
    setWaiting((await draftsOf(owner)).some(({ id }) => mine(id) && id !== location.pathname));
  }, [hrefs, owner]);

  useEffect(() => {
    const life = new AbortController();
    void dropPagesOfOthers(owner).then(look);
    onChange(() => void look(), life.signal);
    return () => life.abort();
  }, [owner, look]);

  async function keep(): Promise<void> {
    setPhase("keeping");
    try {
      for (const page of pages) await keepPage({ ...page, owner, hours });
      setPhase("idle");
    } catch {
      setPhase("failed");
    }
    await look();
  }

  async function drop(): Promise<void> {
    for (const { href } of kept) await dropPage(href);
    await look();
  }

  if (able === undefined) return null;
  if (!able) return <p className="hint">{words.cannotKeep}</p>;
  const whole = kept.length === pages.length;
  return (
    <div className="keep">
      {whole ? null : (
        <button className="btn btn--2" type="button" aria-busy={phase === "keeping"} onClick={() => void keep()}>
          {phase === "keeping" ? words.keeping : pages.length > 1 ? words.keepAll : words.keep}
        </button>
      )}
      <p className="hint" role="status">
        {phase === "failed" ? <b>{words.keepFailed}</b> : null}
        {arrived === undefined ? null : <b>{filled(words.arrived, { time: deviceTime(arrived) })}</b>}
        {whole ? filled(words.kept, { time: deviceTime(Math.min(...kept.map(({ until }) => until))) }) : null}
        {waiting ? <b>{words.recordHere}</b> : null}
        {kept.length > 0 || waiting ? <a href={TAKEN_ALONG}>{words.list}</a> : null}
        {kept.length > 0 ? (
          <button className="link" type="button" onClick={() => void drop()}>
            {words.drop}
          </button>
        ) : null}
      </p>
    </div>
  );
}
