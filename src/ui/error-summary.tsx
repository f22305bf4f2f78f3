"use client";

import { useEffect, useRef, useState } from "react";
import { type Locale, labelled } from "./format";

type Line = {
  /** Of the control that the line leads to; without one the line is plain text. */
  readonly id?: string | undefined;
  readonly text: string;
  /** The text may be said of any field. */
  readonly ofAny?: true | undefined;
  /** What the field is called, for a page without a script. */
  readonly label?: string | undefined;
};

type ErrorSummaryProps = {
  readonly title: string;
  readonly errors: readonly Line[];
  /** A new object for each answer: the summary takes the focus again. */
  readonly answer?: unknown;
  /** Set before the page's title: 错误：. */
  readonly titlePrefix: string;
  readonly language: string;
};

/**
 * All that is wrong, each line a link to its field. Appears also for one error, and takes the focus. Lines that read alike, or that
 * may be said of any field, say of which they are, by the label that stands there; without a script, by the one that was posted along.
 */
export function ErrorSummary({ title, errors, answer, titlePrefix, language }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const unclear = errors.filter(({ text, ofAny }) => ofAny || errors.filter((other) => other.text === text).length > 1);
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  const locale = language === "en" ? "en" : "zh-CN";
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
    setLabels(
      new Map(unclear.flatMap(({ id = "" }) => [[id, labelOf(id, locale)] as const].filter(([, label]) => label))),
    );
  }, [answer, titlePrefix]);
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {errors.map((line) => (
          <li key={`${line.id} ${line.text}`}>
            {line.id ? (
              <a href={`#${line.id}`}>
                {labels.get(line.id) ?? (line.label && unclear.includes(line) ? labelled(line.label, "", locale) : "")}
                {line.text}
              </a>
            ) : (
              line.text
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the field of this control is called, after the group that it is one of, and a colon; "" where it has no error of its own on the page. */
function labelOf(id: string, locale: Locale): string {
  const field = document.getElementById(`${id}-error`)?.parentElement;
  const names = [field?.parentElement?.closest("fieldset, details"), field].flatMap(
    (group) => group?.querySelector(":scope > :is(label, legend, summary)")?.firstChild?.textContent?.trim() || [],
  );
  return names.reduceRight((text, name) => labelled(name, text, locale), "");
}
