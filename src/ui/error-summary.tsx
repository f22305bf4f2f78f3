"use client";

import { useEffect, useRef, useState } from "react";
import { labelled } from "./format";

type ErrorSummaryProps = {
  readonly title: string;
  /** `id` of the control that the line leads to; without one the line is plain text. `ofAny`: the text may be said of any field. */
  readonly errors: readonly {
    readonly id?: string | undefined;
    readonly text: string;
    readonly ofAny?: true | undefined;
  }[];
  /** A new object for each answer: the summary takes the focus again. */
  readonly answer?: unknown;
  /** Set before the page's title: 错误：. */
  readonly titlePrefix: string;
};

/**
 * All that is wrong, each line a link to its field. Appears also for one error, and takes the focus. Lines that read alike, or that
 * may be said of any field, say of which they are, by the label that stands there; without a script they lead to it only.
 */
export function ErrorSummary({ title, errors, answer, titlePrefix }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a second answer with the same errors must take the focus too, a switch of language must not
  useEffect(() => {
    box.current?.focus();
  }, [answer]);
  useEffect(() => {
    if (!document.title.startsWith(titlePrefix)) document.title = titlePrefix + document.title;
    return () => {
      if (document.title.startsWith(titlePrefix)) document.title = document.title.slice(titlePrefix.length);
    };
  }, [titlePrefix]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: errors are a new list at each rendering; they are others with the answer and the language
  useEffect(() => {
    const unclear = errors.filter(
      ({ text, ofAny }) => ofAny || errors.filter((other) => other.text === text).length > 1,
    );
    setLabels(new Map(unclear.flatMap(({ id = "" }) => [[id, labelOf(id)] as const].filter(([, label]) => label))));
  }, [answer, titlePrefix]);
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ id, text }) => (
          <li key={`${id} ${text}`}>
            {id ? (
              <a href={`#${id}`}>
                {labels.get(id)}
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the field of this control is called, after the group that it is one of, and a colon; "" where it has no error of its own on the page. */
function labelOf(id: string): string {
  const field = document.getElementById(`${id}-error`)?.parentElement;
  const locale = document.documentElement.lang === "en" ? "en" : "zh-CN";
  const names = [field?.parentElement?.closest("fieldset, details"), field].flatMap(
    (group) => group?.querySelector(":scope > :is(label, legend, summary)")?.firstChild?.textContent?.trim() || [],
  );
  return names.reduceRight((text, name) => labelled(name, text, locale), "");
}
