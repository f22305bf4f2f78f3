"use client";

import { useEffect, useRef } from "react";
import type { Form } from "./form-shell";

/**
 * Inside a form that doesn't save by itself: the browser asks before typed text is lost. Sending the form asks nothing; what came back from
 * there is unsent again.
 */
export function LeaveWarning({ form: { state } }: { readonly form: Form }) {
  const mark = useRef<HTMLSpanElement>(null);
  const typed = useRef(false);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const life = new AbortController();
    const { signal } = life;
    const ask = (event: BeforeUnloadEvent) => {
      if (typed.current) event.preventDefault();
    };
    form.addEventListener("input", () => (typed.current = true), { signal });
    form.addEventListener("submit", () => (typed.current = false), { signal, capture: true });
    addEventListener("beforeunload", ask, { signal });
    return () => life.abort();
  }, []);
  useEffect(() => {
    if (state.kind !== "idle" && state.kind !== "done") typed.current = true;
  }, [state]);
  return <span hidden ref={mark} />;
}
