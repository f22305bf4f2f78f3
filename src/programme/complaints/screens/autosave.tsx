"use client";

import { useEffect, useRef, useState } from "react";

/** Why a page wasn't saved, by the answer's `why`; whatever else happens is `unsaved`. */
const REFUSED = {
  "signed-out": "signedOut",
  overtaken: "overtaken",
  submitted: "submitted",
  "too-large": "tooLong",
  unread: "tooLong",
  "not-found": "gone",
} as const;
type Refused = (typeof REFUSED)[keyof typeof REFUSED] | "unsaved";

type Words = Readonly<Record<Refused | "saving" | "saved" | "signIn", string>>;

/** What stands beside the form. `at` is the minute of the last saving. */
type State = { readonly kind: Refused | "idle" | "saving" } | { readonly kind: "saved"; readonly at: string };

const PAUSE_IN_TYPING = 1_200;
const RETRY = 5_000;
/** Whether the same text may be taken later. */
const RETRIED: readonly Refused[] = ["unsaved", "signedOut"];
/** A request that outlives its page may carry 64 KiB, headers and all; a longer one is refused before it is sent. */
const OUTLIVES = 60_000;

/**
 * Saves the form around it to the form's own address while the person types, and says so beside it. Nothing is kept in the browser:
 * what is not yet saved stays in the fields, is tried again, and the browser asks before the page is left. Without a script the
 * button does the same.
 */
export function Autosave({ saved, words }: { readonly saved: string; readonly words: Words }) {
  const mark = useRef<HTMLParagraphElement>(null);
  const [state, setState] = useState<State>({ kind: "idle" });

  useEffect(() => {
    const form = mark.current?.closest("form");
    return form ? keepSaved(form, setState) : undefined;
  }, []);

  const sentence =
    state.kind === "idle"
      ? saved
      : state.kind === "saved"
        ? words.saved.replace("{time}", state.at)
        : words[state.kind];
  return (
    <p className="saved" role="status" ref={mark}>
      {sentence}
      {state.kind === "signedOut" ? (
        <>
          {" "}
          <a href="/sign-in" target="_blank" rel="noopener">
            {words.signIn}
          </a>
        </>
      ) : null}
    </p>
  );
}

/** Watches a form until the returned function is called. */
function keepSaved(form: HTMLFormElement, tell: (state: State) => void): () => void {
  const life = new AbortController();
  const { signal } = life;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let typed = 0; // counts what was typed,
  let stored = 0; // and how much of that is saved
  let underWay: Promise<void> | undefined;
  let leaving = false;

  function later(wait: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), wait);
  }

  function save(keepalive = false): Promise<void> {
    clearTimeout(timer);
    if (stored === typed) return Promise.resolve();
    underWay ??= send(keepalive).finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  async function send(keepalive: boolean): Promise<void> {
    const until = typed;
    tell({ kind: "saving" });
    const body = new URLSearchParams(textsOf(form));
    const response = await fetch(form.action, {
      method: "POST",
      body,
      headers: { accept: "application/json" },
      keepalive: keepalive && body.toString().length < OUTLIVES,
    }).catch(() => undefined);
    if (response?.ok) {
      const { saved } = await response.json();
      stored = until;
      tell({ kind: "saved", at: String(saved) });
      if (stored !== typed) later(PAUSE_IN_TYPING);
      return;
    }
    const { why }: { why?: keyof typeof REFUSED } = (await response?.json().catch(() => undefined)) ?? {};
    const kind = (why && REFUSED[why]) ?? "unsaved";
    tell({ kind });
    if (RETRIED.includes(kind)) later(RETRY);
  }

  form.addEventListener(
    "input",
    () => {
      typed++;
      later(PAUSE_IN_TYPING);
    },
    { signal },
  );
  // The press of the button waits for a saving that is under way, so that an older text never comes after a newer one.
  form.addEventListener(
    "submit",
    (event) => {
      clearTimeout(timer);
      if (underWay) {
        event.preventDefault();
        const { submitter } = event;
        void underWay.then(() => form.requestSubmit(submitter));
        return;
      }
      leaving = true;
    },
    { signal },
  );
  addEventListener(
    "beforeunload",
    (event) => {
      if (!leaving && stored !== typed) event.preventDefault();
    },
    { signal },
  );
  // A phone may never come back to a page that is hidden.
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.visibilityState === "hidden" && !leaving) void save(true);
    },
    { signal },
  );
  addEventListener(
    "pageshow",
    () => {
      leaving = false;
    },
    { signal },
  );
  return () => {
    clearTimeout(timer);
    life.abort();
  };
}

/** Names and texts of a form, as the browser would post them. */
function textsOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
}
