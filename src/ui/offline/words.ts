import type { useTranslations } from "next-intl";

/** Where what lies on this device is listed. It is kept with the first page that is taken along, and goes with the last. */
export const TAKEN_ALONG = "/taken-along";

const KEYS = [
  ...["keep", "keepAll", "keeping", "kept", "drop", "cannotKeep", "keepFailed", "writing", "ready", "sending", "sent"],
  ...[
    "noLine",
    "unready",
    "send",
    "arrived",
    "signIn",
    "discard",
    "discardAsk",
    "elsewhere",
    "recordHere",
    "open",
    "list",
  ],
  ...["conflict", "conflictLead", "conflictNone", "mine", "theirs", "both", "blank", "allMine", "allTheirs", "decide"],
  ...[
    "undecided",
    "stands",
    "photoTake",
    "photoChoose",
    "photoHint",
    "photoRemove",
    "photoUnreadable",
    "photoOf",
    "photos",
  ],
  ...["photoWaits", "noneKept", "noneWritten", "pagesTitle", "draftsTitle", "wants", "needsScript", "sendFirst"],
] as const;

/** The words of work without a connection; `{time}`, `{n}` and `{first}` in them are filled in by the browser. */
export type OfflineWords = Readonly<Record<(typeof KEYS)[number], string>>;

/** For a server component to hand to its client form: `offlineWords(useTranslations("ui.offline"))`. */
export function offlineWords(t: ReturnType<typeof useTranslations<"ui.offline">>): OfflineWords {
  const words: Partial<Record<(typeof KEYS)[number], string>> = {};
  for (const key of KEYS) words[key] = t(key, { time: "{time}", n: "{n}", first: "{first}" });
  return words as OfflineWords;
}

/** A sentence with what only the browser knows. */
export function filled(
  sentence: string,
  { time = "", n = 0, first = "" }: { readonly time?: string; readonly n?: number; readonly first?: string },
): string {
  return sentence
    .replace("{time}", time)
    .replace("{n}", String(n))
    .replace("{first}", () => first);
}
