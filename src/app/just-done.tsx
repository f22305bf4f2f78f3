import { randomUUID } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { justDone } from "@/platform/just-done";
import { JUST_DONE } from "@/platform/request";
import { Notice } from "@/ui/notice";
import { ToldOnce } from "@/ui/told-once";

/** What the reader just did and what led him to this page, above it and read aloud: a feature's sentence, or the name of the step that he took. */
export async function JustDone({ address }: { readonly address: string }) {
  const key = await justDone(address);
  if (!key) return null;
  const all: Awaited<ReturnType<typeof getTranslations<never>>> = await getTranslations();
  const known = all.has(key);
  // Each telling is one of its own, also where the same is said of the next act.
  return (
    <ToldOnce key={randomUUID()} cookie={JUST_DONE}>
      <Notice tone="ok" live>
        {!known ? all("ui.doneUnnamed") : key.includes(".steps.") ? all("ui.stepDone", { step: all(key) }) : all(key)}
      </Notice>
    </ToldOnce>
  );
}
