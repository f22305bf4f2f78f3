"use client";

import { type ReactNode, useEffect, useState } from "react";

/**
 * Says that a page is on its way when it takes longer than a moment (the style sheet waits); what stands there stays until it comes. A file that is handed
 * out brings no page, and a person who was warned of what he would lose may have stayed.
 */
export function Reading({ children }: { readonly children: ReactNode }) {
  const [away, setAway] = useState(false);
  useEffect(() => {
    let asked = false;
    const ask = (event: Event) => {
      asked = event.target instanceof Element && bringsPage(event.target);
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (asked) setTimeout(() => setAway(!event.defaultPrevented));
    };
    const stay = () => setAway(false);
    const heard = new AbortController();
    const { signal } = heard;
    window.addEventListener("click", ask, { signal });
    window.addEventListener("submit", ask, { signal });
    window.addEventListener("beforeunload", leave, { signal });
    window.addEventListener("pageshow", stay, { signal });
    window.addEventListener("keydown", ({ key }) => key === "Escape" && stay(), { signal });
    return () => heard.abort();
  }, []);
  return (
    <p className="loading" aria-live="polite">
      {away ? <span>{children}</span> : null}
    </p>
  );
}

/** Whether a link that was followed, or a form that was sent, leads to a page of the portal in this window. */
function bringsPage(element: Element): boolean {
  if (element instanceof HTMLFormElement) return element.method === "get";
  const link = element.closest("a");
  return (
    link !== null &&
    link.target === "" &&
    link.origin === window.location.origin &&
    !/^\/(?:api|open-data)\//.test(link.pathname)
  );
}
