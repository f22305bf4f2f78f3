"use client";

import { useEffect } from "react";

/** Takes away the cookie out of which a page that a script exchanged has just said something: loaded again, the page says it no more. */
export function ToldOnce({ cookie }: { readonly cookie: string }) {
  // Each time: the same may be said of the next act, by the component that stands here already.
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API isn't in every browser that people here use
    document.cookie = `${cookie}=; path=/; max-age=0`;
  });
  return null;
}
