import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { LookLog } from "@/ui/look-log";
import { useActWords } from "./act-words";
import type { HistoryEntry } from "./record-history";

/** Who looked at the sealed content of a complaint, when, at what and why. For the firm, and for those who read the record whole. */
export function AccessLog({ looks, today }: { readonly looks: readonly HistoryEntry[]; readonly today: Day }) {
  const t = useTranslations("auditTrail");
  const words = useActWords();
  return (
    <LookLog
      today={today}
      looks={looks.map((look) => ({
        id: `${look.chain}-${look.seq}`,
        at: look.at,
        who: words.who(look),
        unit: words.unit(look),
        what: words.what(look),
        reason: words.purpose(look) ?? t("noReason"),
      }))}
    />
  );
}
