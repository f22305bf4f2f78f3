"use client";

import { useEffect, useState } from "react";
import { buttonClass, type Tone } from "./button";

/** Opens the browser's print dialog. Without a script there is no button: the browser's own menu prints too. */
export function PrintButton({ children, tone = "secondary" }: { readonly children: string; readonly tone?: Tone }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <button className={buttonClass(tone)} type="button" onClick={() => print()}>
      {children}
    </button>
  );
}
