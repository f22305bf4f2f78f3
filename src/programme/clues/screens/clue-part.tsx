import { useLocale, useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { longDay } from "@/ui/format";
import { Section } from "@/ui/section";
import { cluePath, handOverCluePath } from "../paths";
import type { ListedClue } from "../queries";

type CluePartProps = {
  readonly visitId: string;
  readonly clues: readonly ListedClue[];
  readonly side: "firm" | "office";
  /** Whoever made the visit may hand over; `follows-case`: not from this one, and why. */
  readonly handsOver: "yes" | "no" | "follows-case";
};

/** On a visit's page: what was handed over as a clue, and the visible step that does it. Guidance doesn't become evidence by itself. */
export function CluePart({ visitId, clues, side, handsOver }: CluePartProps) {
  const t = useTranslations("clues");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  if (clues.length === 0 && handsOver === "no") return null;
  return (
    <Section
      id="clues"
      title={t("sections.visit")}
      end={
        handsOver === "yes" ? (
          <ButtonLink href={handOverCluePath(visitId)} tone="secondary">
            {t("handOver.open")}
          </ButtonLink>
        ) : undefined
      }
    >
      <p className="hint">
        {t(side === "firm" ? "part.firm" : handsOver === "follows-case" ? "part.ring" : "part.office")}
      </p>
      {clues.length > 0 ? (
        <ul className="linklist">
          {clues.map(({ id, handedOverAt, officerName, status }) => (
            <li key={id}>
              <a href={cluePath(id)}>
                {t("part.row", { day: longDay(dayOfMoment(handedOverAt), locale), name: officerName ?? "" })}
              </a>
              <span className="quiet">{t(`statuses.${status}`)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
