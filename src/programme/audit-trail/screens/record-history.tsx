import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Empty } from "@/ui/empty";
import { MomentTime } from "@/ui/time";
import { Timeline } from "@/ui/timeline";
import { type ToldEntry, useActWords } from "./act-words";

export type HistoryEntry = ToldEntry & {
  readonly chain: string;
  readonly seq: bigint;
  readonly at: Date;
  /** What was written with the step. */
  readonly said?: string | null;
};

/** Steps that attest something to the world: in a timeline they carry the cinnabar square. */
const ATTESTED = ["submit", "file", "approve", "award", "decidePenalty", "close"];

/** A record's own course, from the trail: what was done, when, by whom; newest first. */
export function RecordHistory({ entries, today }: { readonly entries: readonly HistoryEntry[]; readonly today: Day }) {
  const t = useTranslations("auditTrail");
  const words = useActWords();
  if (entries.length === 0) return <Empty title={t("historyNone")} />;
  return (
    <Timeline
      entries={entries.map((entry) => {
        const reason = words.purpose(entry);
        return {
          id: `${entry.chain}-${entry.seq}`,
          title: words.act(entry),
          when: (
            <>
              <MomentTime at={entry.at} today={today} /> {words.who(entry)} {words.unit(entry)}
            </>
          ),
          ...(isAttested(entry.detail) ? { state: "seal" as const } : {}),
          ...(entry.said ? { children: <p className="prose">{entry.said}</p> } : reason ? { children: reason } : {}),
        };
      })}
    />
  );
}

function isAttested(detail: unknown): boolean {
  return typeof detail === "object" && detail !== null && ATTESTED.includes(String(Reflect.get(detail, "step")));
}
