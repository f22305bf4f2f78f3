"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";

const EVERY = 3_000;
/** Five minutes: a page that nobody looks at any more must not keep a session alive. */
const TIMES = 100;

type AskAgainProps = { readonly href: string; readonly children: ReactNode };

/**
 * A link that shows the same page as it is by now, for what is still on its way. With a script the page follows by itself as long as this stands
 * on it and the window is looked at; what changed is read aloud when it stands in a live region that was there before.
 */
export function AskAgain({ href, children }: AskAgainProps) {
  const router = useRouter();
  useEffect(() => {
    let left = TIMES;
    const timer = setInterval(() => {
      if (document.hidden) return;
      router.refresh();
      left -= 1;
      if (left === 0) clearInterval(timer);
    }, EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return <a href={href}>{children}</a>;
}
