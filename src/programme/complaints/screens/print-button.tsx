"use client";

import { useEffect, useState } from "react";
import { buttonClass } from "@/ui/button";

/** Opens the browser's print dialog. Without a script there is no button: the browser's own menu prints too. */
export function PrintButton({ children }: { readonly children: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <button className={buttonClass("secondary")} type="button" onClick={() => print()}>
      {children}
    </button>
  );
}
