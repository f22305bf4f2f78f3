import { logMoment } from "@/ui/format";
import type { ShownEntry } from "./own-trail";

type Words = { readonly t: (key: string) => string; readonly act: (act: string) => string };

/** What is recorded of oneself as a file. */
export function ownTrailSheet(entries: readonly ShownEntry[], { t, act }: Words) {
  const columns = ["at", "act", "outcome", "about", "device", "address", "who"];
  return {
    columns: columns.map((column) => t(`columns.${column}`)),
    rows: entries.map((entry) => [
      ...[logMoment(entry.at), act(entry.act), t(`outcomes.${entry.outcome === "refused" ? "refused" : "done"}`)],
      ...[entry.about, entry.device, entry.address, t(entry.mine ? "trail.me" : "trail.other")],
    ]),
  };
}
