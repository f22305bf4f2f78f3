"use client";

import { useRouter } from "next/navigation";
import type { ReactNode, SubmitEvent } from "react";

/**
 * The switches of language and 长者模式: a plain form that works without a script. With one, the page is asked for anew and laid over
 * the old one instead of being loaded: what was typed, chosen or opened stays where it is, in the browser's own fields, and nothing of
 * it is kept anywhere for it. Fields are known again by their place, so a React key inside a form must not be a word that is translated.
 */
export function PreferenceForm({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  const router = useRouter();

  async function choose(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget, event.nativeEvent.submitter);
    // Without an answer nothing is chosen, and the page stays as it is: loading it now would lose what is typed.
    const answer = await fetch(event.currentTarget.action, { method: "POST", body: chosen, redirect: "manual" }).catch(
      () => undefined,
    );
    if (answer) router.refresh();
  }

  return (
    <form className={className} method="post" action="/preferences" onSubmit={choose}>
      {children}
    </form>
  );
}
