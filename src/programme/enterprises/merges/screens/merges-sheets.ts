import { dayOfMoment } from "@/kernel/days";
import type { DistinctionLine, MergeLine } from "../queries";

type Translate = (key: string, values?: Record<string, string>) => string;

/** What was joined as a file, also what was undone. */
export function mergeSheet(merges: readonly MergeLine[], { t }: { readonly t: Translate }) {
  const keys = ["absorbed", "survivor", "when", "who", "reason", "state"] as const;
  return {
    columns: keys.map((key) => t(`columns.${key}`)),
    rows: merges.map(({ absorbedName, survivorName, mergedAt, by, reason, undone }) => [
      ...[absorbedName, survivorName, dayOfMoment(mergedAt), by, reason],
      undone
        ? `${t("states.undone")} ${dayOfMoment(undone.at)} ${t("undoneBy", { by: undone.by, reason: undone.reason })}`
        : t("states.stands"),
    ]),
  };
}

/** Pairs that are two firms, as a file. */
export function distinctionSheet(distinctions: readonly DistinctionLine[], { t }: { readonly t: Translate }) {
  const keys = ["one", "other", "reason", "when", "who"] as const;
  return {
    columns: keys.map((key) => t(`columns.${key}`)),
    rows: distinctions.map(({ one, other, reason, saidAt, by }) => [
      ...[one.name, other.name, reason, dayOfMoment(saidAt), by],
    ]),
  };
}
