import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { MomentTime } from "@/ui/time";
import { Timeline } from "@/ui/timeline";
import { explainTermAction } from "../actions";
import type { MissedTerm } from "../queries";

/** Why a term was missed: what stands, what was said before it, and for whoever answers for it the way to say it. */
export function ReasonsPart({ term, today }: { readonly term: MissedTerm; readonly today: Day }) {
  const t = useTranslations("timeLimits.why");
  const ui = useTranslations("ui");
  const { clockId, turns, reasons, answers } = term;
  const corrects = turns > 0;
  return (
    <Section id="why" title={t("title")} size={2}>
      <div className="stack">
        {reasons.length === 0 ? <p className="quiet">{t(answers ? "unsaid" : "unsaidByOthers")}</p> : null}
        <Timeline
          entries={reasons.map(({ turn, reason, by, at }) => ({
            id: String(turn),
            title: reason,
            when: (
              <>
                {by} <MomentTime at={at} today={today} />
              </>
            ),
            ...(turn === turns ? {} : { children: t("replaced") }),
          }))}
        />
        {answers ? (
          <StepForm
            action={explainTermAction}
            hidden={{ clockId, turns }}
            texts={[
              {
                ...{ name: "reason", label: t(corrects ? "anew" : "say"), rows: 2 },
                hint: t(corrects ? "anewHint" : "sayHint"),
              },
            ]}
            submit={t(corrects ? "correct" : "submit")}
            tone="secondary"
            words={formWords(ui)}
          />
        ) : null}
      </div>
    </Section>
  );
}
