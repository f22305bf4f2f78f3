"use client";

import { useEffect, useRef } from "react";

type ErrorSummaryProps = {
  readonly title: string;
  /** `id` of the control that the line leads to; without one the line is plain text. */
  readonly errors: readonly { readonly id?: string | undefined; readonly text: string }[];
  /** A new object for each answer: the summary takes the focus again. */
  readonly answer?: unknown;
  /** Set before the page's title: 错误：. */
  readonly titlePrefix: string;
};

/** All that is wrong, each line a link to its field. Appears also for one error, and takes the focus. */
export function ErrorSummary({ title, errors, answer, titlePrefix }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second answer with the same errors must take the focus too
  useEffect(() => {
    box.current?.focus();
    if (!document.title.startsWith(titlePrefix)) document.title = titlePrefix + document.title;
  }, [answer, titlePrefix]);
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ id, text }) => (
          <li key={`${id} ${text}`}>{id ? <a href={`#${id}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  );
}
