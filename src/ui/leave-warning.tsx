"use client";

import { useEffect, useRef } from "react";

/** Inside a form that doesn't save by itself: the browser asks before typed text is lost. Sending the form asks nothing. */
export function LeaveWarning() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form) return;
    const life = new AbortController();
    const { signal } = life;
    let typed = false;
    const ask = (event: BeforeUnloadEvent) => {
      if (typed) event.preventDefault();
    };
    form.addEventListener("input", () => (typed = true), { signal });
    form.addEventListener("submit", () => (typed = false), { signal, capture: true });
    addEventListener("beforeunload", ask, { signal });
    return () => life.abort();
  }, []);
  return <span hidden ref={mark} />;
}
