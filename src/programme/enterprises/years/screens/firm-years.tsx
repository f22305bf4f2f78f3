import { useTranslations } from "next-intl";
import { Buttons } from "@/ui/button";
import { ExportLinks } from "@/ui/export-links";
import { formWords } from "@/ui/form-words";
import { useListed } from "@/ui/names";
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
  /** An office enters and decides; a firm's owner proposes; who exports takes lists away; others read. */
  readonly may: { readonly confirm: boolean; readonly propose: boolean; readonly export: boolean };
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
      <div className="stack stack--tight">
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
        {may.export && years.length > 0 ? (
          <Buttons>
            <ExportLinks list="enterprise-years" query={{ enterprise: enterpriseId }} />
          </Buttons>
        ) : null}
      </div>
    </Section>
  );
}

/** A column for each year: what it says of titles, numbers, and by which paper. */
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
  const listed = useListed();
  const ui = useTranslations("ui");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={ui("table.dataOf", { name: t("sections.years") })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("years.year")}</th>
            {years.map(({ id, year }) => (
              <th key={id} scope="col">
                {acts ? <a href={yearsPath(enterpriseId, year)}>{year}</a> : year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("fields.titles")}</th>
            {years.map(({ id, titles }) => (
              <td key={id}>{listed(titles.map((title) => t(`titles.${title}`)))}</td>
            ))}
          </tr>
          {YEAR_COUNTS.map((count) => (
            <tr key={count}>
              <th scope="row">{t(`years.counts.${count}`)}</th>
              {years.map((year) => (
                <td key={year.id} className="num">
                  {year[count]}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t("events.source")}</th>
            {years.map((year) => (
              <td key={year.id}>
                {year.source}
                <span className="sub">
                  <MomentTime at={year.enteredAt} /> {year.by}
                </span>
                {year.state === "confirmed" ? null : (
                  <>
                    <Tag look={year.state === "proposed" ? "waiting" : "done"}>{t(`years.states.${year.state}`)}</Tag>{" "}
                    {year.decidedBecause}
                  </>
                )}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
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
