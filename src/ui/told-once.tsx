"use client";

import { type ReactNode, useLayoutEffect, useState } from "react";

/**
 * Says something on the page where it is put, once: takes away the cookie out of which a page that a script exchanged has just said it, so that the page
 * loaded again says it no more; and falls silent when the browser goes back to another page, which a script shows within the frame that stands.
 */
export function ToldOnce({ cookie, children }: { readonly cookie: string; readonly children: ReactNode }) {
  const [told, setTold] = useState(false);
  // With the words and not a moment after them: who loads the page anew between the two would be told again.
  useLayoutEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser that people here use
    document.cookie = `${cookie}=; path=/; max-age=0`;
    const here = window.location.pathname + window.location.search;
    // What follows the # is still the same page. A browser that kept the whole page shows it again as it was left.
    const leave = ({ type }: Event) => {
      if (type === "pagehide" || window.location.pathname + window.location.search !== here) setTold(true);
    };
    window.addEventListener("popstate", leave);
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("popstate", leave);
      window.removeEventListener("pagehide", leave);
    };
  }, [cookie]);
  return told ? null : children;
}
