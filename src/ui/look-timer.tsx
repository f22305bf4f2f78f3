"use client";

import { useEffect } from "react";

/** Loads the page anew when its pass is over: what was open is then shut. Without a script the browser does it by itself. */
export function LookTimer({ seconds }: { readonly seconds: number }) {
  useEffect(() => {
    const timer = setTimeout(() => location.replace(location.href), (seconds + 1) * 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(seconds + 1)} />
    </noscript>
  );
}
