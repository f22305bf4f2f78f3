"use client";

import failedWords from "./failed-words.json";

type FailedBoundaryProps = { readonly error: Error & { readonly digest?: string }; readonly reset: () => void };

/**
 * What `error.tsx` shows. An error boundary gets nothing from the server but the error's digest, so these few words
 * are the only ones that the browser carries, in both languages, from a file of their own.
 */
export function FailedBoundary({ error, reset }: FailedBoundaryProps) {
  const english = typeof document !== "undefined" && document.documentElement.lang === "en";
  const words = failedWords[english ? "en" : "zh-CN"];
  const busy = error.digest === "busy";
  const title = busy ? words.busyTitle : words.title;
  return (
    <div className="message" role="alert">
      <title>{title}</title>
      <h1 className="title">{title}</h1>
      <p>{busy ? words.busyText : words.text}</p>
      {error.digest && !busy ? (
        <p>
          {words.reference} <b className="num">{error.digest}</b>
        </p>
      ) : null}
      <button className="btn btn--2" type="button" onClick={reset}>
        {words.again}
      </button>
    </div>
  );
}
