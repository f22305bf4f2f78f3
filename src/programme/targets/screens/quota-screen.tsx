import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { splitDifference } from "@/kernel/pace";
import { Empty } from "@/ui/empty";
import { formWords } from "@/ui/form-words";
import { PageHead } from "@/ui/page-head";
import { Section, Split } from "@/ui/section";
import { MomentTime } from "@/ui/time";
import { targetsPath } from "../paths";
import type { Progress, QuotaChange, TargetRow } from "../queries";
import { SplitLine } from "./board-parts";
import { QuotaForm } from "./quota-form";
import { useDeadline } from "./standing-lines";

type QuotaScreenProps = {
  readonly target: TargetRow;
  readonly divisions: Progress["divisions"];
  readonly changes: readonly QuotaChange[];
  readonly today: Day;
  /** The split of all targets as files. */
  readonly end: ReactNode;
};

/** Where the coordinator splits one target over the divisions, with what was changed before. */
export function QuotaScreen({ target, divisions, changes, today, end }: QuotaScreenProps) {
  const t = useTranslations("targets");
  const ui = useTranslations("ui");
  const english = useLocale() === "en";
  const deadline = useDeadline();
  const unit = t(`indicators.${target.indicator}.unit`);
  const title = t("quotas.title", { when: deadline(target.deadline), name: t(`indicators.${target.indicator}.name`) });
  const name = (code: string) => {
    const place = divisions.find((division) => division.place.code === code)?.place;
    return (english ? place?.nameEn : place?.nameZh) ?? code;
  };
  return (
    <>
      <PageHead title={title} trail={[{ href: targetsPath(), label: t("title") }]} end={end} />
      <p>
        <SplitLine
          target={target.value}
          difference={splitDifference(
            target.quotas.map(({ value }) => value),
            target.value,
          )}
        />
      </p>
      <Split
        aside={
          <Section id="changes" title={t("quotas.changes")}>
            {changes.length === 0 ? (
              <Empty title={t("quotas.noChanges")} />
            ) : (
              <ol className="plainlist stack">
                {changes.map(({ at, who, reason, changes: moved }) => (
                  <li key={at.toISOString()}>
                    <MomentTime at={at} today={today} /> <b>{who}</b>
                    <p className="small">
                      {Object.entries(moved)
                        .map(([code, change]) => `${name(code)} ${change}`)
                        .join(t("comma"))}
                    </p>
                    <p className="small second">{t("quotas.because", { reason })}</p>
                  </li>
                ))}
              </ol>
            )}
          </Section>
        }
      >
        <QuotaForm
          targetId={target.id}
          backHref={targetsPath()}
          shares={inOrder(target.quotas, divisions).map(({ divisionCode, value, version }) => {
            const standing = divisions.find(({ place }) => place.code === divisionCode)?.standing;
            return {
              divisionCode,
              value,
              version,
              name: name(divisionCode),
              hint: t("quotas.has", { n: standing?.actual ?? 0, unit }),
            };
          })}
          words={{
            ...formWords(ui),
            reason: t("fields.reason"),
            reasonHint: t("hints.reason"),
            submit: t("quotas.save"),
            back: t("quotas.back"),
          }}
        />
      </Split>
    </>
  );
}

/** In the order of the land, as on the page of targets. */
function inOrder(quotas: TargetRow["quotas"], divisions: Progress["divisions"]): TargetRow["quotas"] {
  const rank = (code: string) => divisions.findIndex(({ place }) => place.code === code);
  return quotas.toSorted((a, b) => rank(a.divisionCode) - rank(b.divisionCode));
}
