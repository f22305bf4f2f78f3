import { useTranslations } from "next-intl";
import { DataTable } from "@/ui/data-table";
import { formWords } from "@/ui/form-words";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Tag } from "@/ui/tag";
import { MomentTime } from "@/ui/time";
import { decideYearAction } from "../actions";
import { yearsPath } from "../paths";
import { YEAR_COUNTS } from "../policy";
import type { FirmYear } from "../queries";

type FirmYearsProps = {
  readonly enterpriseId: string;
  readonly years: readonly FirmYear[];
  /** An office enters and decides; a firm's owner proposes; others read. */
  readonly may: { readonly confirm: boolean; readonly propose: boolean };
};

/** What the firm was in each year, as a table; what waits for the county; what was said before and no longer holds. */
export function FirmYears({ enterpriseId, years, may }: FirmYearsProps) {
  const t = useTranslations("enterprises");
  const held = years.filter(({ state }) => state === "confirmed");
  const waiting = years.filter(({ state }) => state === "proposed");
  const past = years.filter(({ state }) => state === "replaced" || state === "refused");
  const acts = may.confirm || may.propose;
  if (years.length === 0 && !acts) return null;
  return (
    <Section
      id="years"
      title={t("sections.years")}
      end={
        acts ? (
          <a href={yearsPath(enterpriseId)}>{t(may.confirm ? "acts.enterYear" : "acts.proposeYear")}</a>
        ) : undefined
      }
    >
      {held.length === 0 ? (
        <p className="quiet">{t("years.none")}</p>
      ) : (
        <YearTable years={held} enterpriseId={enterpriseId} acts={acts} />
      )}
      {waiting.length > 0 ? (
        <>
          <h3>{t("years.waiting")}</h3>
          <YearTable years={waiting} enterpriseId={enterpriseId} acts={false} />
          {may.confirm ? waiting.map((year) => <Decide key={year.id} year={year} />) : <p>{t("years.waits")}</p>}
        </>
      ) : null}
      {past.length > 0 ? (
        <details>
          <summary>{t("years.past")}</summary>
          <YearTable years={past} enterpriseId={enterpriseId} acts={false} />
        </details>
      ) : null}
    </Section>
  );
}

function YearTable({
  years,
  enterpriseId,
  acts,
}: {
  readonly years: readonly FirmYear[];
  readonly enterpriseId: string;
  readonly acts: boolean;
}) {
  const t = useTranslations("enterprises");
  return (
    <DataTable<FirmYear>
      caption={t("sections.years")}
      rows={years}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "year",
          head: t("years.year"),
          fold: "title",
          rowHead: true,
          cell: ({ year }) => <span className="num">{year}</span>,
          ...(acts ? { link: ({ year }) => yearsPath(enterpriseId, year) } : {}),
          sub: ({ state, decidedBecause }) =>
            state === "confirmed" ? null : (
              <>
                <Tag look={state === "proposed" ? "waiting" : "done"}>{t(`years.states.${state}`)}</Tag>{" "}
                {decidedBecause}
              </>
            ),
        },
        {
          key: "titles",
          head: t("fields.titles"),
          wrap: true,
          cell: ({ titles }) => titles.map((title) => t(`titles.${title}`)).join("、"),
          sub: ({ source, by, enteredAt }) => (
            <>
              {t("events.basis", { source })} <MomentTime at={enteredAt} /> {by}
            </>
          ),
        },
        ...YEAR_COUNTS.map((count) => ({
          key: count,
          head: t(`years.counts.${count}`),
          align: "end" as const,
          cell: (year: FirmYear) => year[count],
        })),
      ]}
    />
  );
}

/** What a firm proposes is confirmed by one button, or refused with a reason. */
function Decide({ year }: { readonly year: FirmYear }) {
  const t = useTranslations("enterprises");
  const words = formWords(useTranslations("ui"));
  return (
    <>
      <StepForm
        action={decideYearAction}
        hidden={{ yearId: year.id, decision: "confirm" }}
        submit={t("years.confirm", { year: year.year })}
        words={words}
      />
      <details>
        <summary>{t("years.refuse", { year: year.year })}</summary>
        <StepForm
          action={decideYearAction}
          hidden={{ yearId: year.id, decision: "refuse" }}
          texts={[{ name: "reason", label: t("texts.reason"), hint: t("texts.reasonHint") }]}
          submit={t("steps.return")}
          tone="secondary"
          words={words}
        />
      </details>
    </>
  );
}
