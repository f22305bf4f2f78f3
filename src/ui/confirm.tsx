"use client";

import { type MouseEvent, type ReactNode, useId, useRef } from "react";
import { buttonClass, type Tone } from "./button";

type ConfirmProps = {
  /** The page that asks the same (`ConfirmSheet`): opened without a script, or in a new tab. */
  readonly href: string;
  /** Verb and object, on the button that opens. */
  readonly label: string;
  readonly tone?: Tone;
  /** 签发协助调查函？ */
  readonly title: string;
  /** Number, recipients, clock; the form; a link with `data-close` as the quiet way out (先不签发). */
  readonly children: ReactNode;
};

/** Asks before what can't be undone. Everything longer is a page. Focus stays inside, Esc closes. */
export function Confirm({ href, label, tone, title, children }: ConfirmProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    dialog.current?.showModal();
  }

  function closeWhenAsked(event: MouseEvent) {
    if (!(event.target instanceof Element) || !event.target.closest("[data-close]")) return;
    event.preventDefault();
    dialog.current?.close();
  }

  return (
    <>
      <a className={buttonClass(tone)} href={href} onClick={open}>
        {label}
      </a>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the clicks come from a link inside, which the keyboard activates too */}
      <dialog className="dialog" aria-labelledby={id} ref={dialog} onClick={closeWhenAsked}>
        <h2 id={id}>{title}</h2>
        {children}
      </dialog>
    </>
  );
}
