"use client";

import { useEffect, useRef, useState } from "react";

export type KeyWords = {
  readonly title: string;
  readonly move: string;
  readonly pick: string;
  readonly open: string;
  readonly search: string;
  readonly all: string;
  readonly off: string;
  readonly on: string;
  readonly close: string;
};

const OFF = "keys-off";

/**
 * J K X Enter / ? on the page's queue (`DataTable queue`), listed under ?. Off while typing, and can be switched off for
 * good, because speech input types letters (WCAG 2.1.4). X is listed where rows have ticks (`picks`). Also the tick for all rows, which could do nothing without a script.
 */
export function QueueKeys({ words, picks }: { readonly words: KeyWords; readonly picks: boolean }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [off, setOff] = useState(false);

  useEffect(() => {
    setOff(localStorage.getItem(OFF) !== null);
    document.addEventListener("change", pickAll);
    return () => document.removeEventListener("change", pickAll);
  }, []);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") dialog.current?.showModal();
      else if (off || dialog.current?.open || !act(event)) return;
      event.preventDefault();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [off]);

  function toggle() {
    if (off) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "");
    setOff(!off);
  }

  const keys = [
    ["J K", words.move],
    ...(picks ? ([["X", words.pick]] as const) : []),
    ["Enter", words.open],
    ["/", words.search],
    ["?", words.all],
  ] as const;
  const list = keys.map(([key, does]) => (
    <span key={key}>
      {key.split(" ").map((one) => (
        <kbd key={one}>{one}</kbd>
      ))}{" "}
      {does}
    </span>
  ));
  return (
    <>
      <p className="keys">{list}</p>
      <dialog className="dialog" aria-label={words.title} ref={dialog}>
        <h2>{words.title}</h2>
        <p className="row">{list}</p>
        <form className="btns" method="dialog">
          <button className="btn btn--2" type="button" onClick={toggle}>
            {off ? words.on : words.off}
          </button>
          <button className="btn btn--text" type="submit">
            {words.close}
          </button>
        </form>
      </dialog>
    </>
  );
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, select, input:not([type='checkbox'], [type='radio'])");
}

function act(event: KeyboardEvent): boolean {
  const rows = [...document.querySelectorAll<HTMLTableRowElement>("table.queue tbody tr")];
  const at = rows.findIndex((row) => row.classList.contains("is-at"));
  switch (event.key.toLowerCase()) {
    case "j":
      return moveTo(rows, Math.min(at + 1, rows.length - 1));
    case "k":
      return moveTo(rows, Math.max(at - 1, 0));
    case "x":
      rows[at]?.querySelector<HTMLInputElement>(".tick")?.click();
      return at >= 0;
    case "/":
      document.querySelector<HTMLInputElement>("form[role='search'] input")?.focus();
      return true;
    default:
      // Enter needs nothing: J and K put the focus on the row's link.
      return false;
  }
}

function moveTo(rows: readonly HTMLTableRowElement[], at: number): boolean {
  for (const row of rows) row.classList.toggle("is-at", row === rows[at]);
  rows[at]?.querySelector<HTMLAnchorElement>("a")?.focus();
  return rows.length > 0;
}

function pickAll({ target }: Event) {
  if (!(target instanceof HTMLInputElement) || target.dataset.pickAll === undefined) return;
  const ticks = target.closest("table")?.querySelectorAll<HTMLInputElement>("tbody .tick") ?? [];
  for (const tick of ticks) tick.checked = target.checked;
}
