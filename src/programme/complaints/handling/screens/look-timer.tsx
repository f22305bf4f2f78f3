"use client";

import { useEffect } from "react";

/** Loads the page anew when its pass is over: what was open is then shut. Without a script it stays until the next page. */
export function LookTimer({ seconds }: { readonly seconds: number }) {
  useEffect(() => {
    const timer = setTimeout(() => location.replace(location.href), (seconds + 1) * 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return null;
}
