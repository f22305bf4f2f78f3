import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DepartmentKind } from "@/kernel/actor";
import type { Day } from "@/kernel/days";
import { FigureLink, type FigureOf } from "@/ui/figure";
import { labelled, listed, longDay } from "@/ui/format";
import { useName, usePageLocale } from "@/ui/names";
import { Crumbs } from "@/ui/page-head";
import { PageTitle } from "@/ui/page-title";
import { DayTime } from "@/ui/time";
import { startPath } from "../../complaints/paths";
import { newContactPointPath } from "../../contact-points/paths";
import { ownAssessmentPath } from "../../self-assessment/paths";
import { informationPath } from "../articles/paths";

/** What the portal can count, by its list. Which of them a reader gets depends on what he may see. */
export const COUNTED = [
  "contact-points",
  "demonstration-sites",
  "complaints",
  "cases",
  "referrals",
  "articles",
  "guidance",
  "trainings",
  "visits",
] as const;
export type Counted = (typeof COUNTED)[number];
export type DocumentFigure = FigureOf & {
  /** What is due, and when. */ readonly goal?: { readonly value: number; readonly deadline: Day };
};

const CLAUSES = ["g1", "g2", "m1", "m2", "m3", "m4", "m5", "m6", "r1", "r2", "r3"] as const;
type Clause = (typeof CLAUSES)[number];
const PARTS: readonly { readonly key: "g1" | "g2" | "m" | "r"; readonly clauses: readonly Clause[] }[] = [
  { key: "g1", clauses: ["g1"] },
  { key: "g2", clauses: ["g2"] },
  { key: "m", clauses: ["m1", "m2", "m3", "m4", "m5", "m6"] },
  { key: "r", clauses: ["r1", "r2", "r3"] },
];

const LINKS = {
  targets: "/targets",
  outcomes: "/outcomes",
  "contact-points": "/contact-points",
  "demonstration-sites": "/demonstration-sites",
  join: newContactPointPath,
  complain: startPath,
  timeLimits: "/time-limits",
  clusters: "/targets#contact-points-clusters",
  information: informationPath(),
  assess: ownAssessmentPath,
} as const;

type Carrying = {
  /** Which departments answer for it; by kind, because which ones there are is data. */
  readonly departments: readonly DepartmentKind[];
  readonly links: readonly (keyof typeof LINKS)[];
  readonly figures: readonly Counted[];
  /** What isn't there yet, or that nothing can be counted: a clause without result says so. `kept`: it goes on, and those who do it have the figures. */
  readonly missing?: "notYet" | "noCount" | "kept";
};

/** Ways that only a firm can go. */
const FIRMS_WAYS: readonly string[] = ["join", "complain", "assess"] satisfies (keyof typeof LINKS)[];

const EVERYBODY = ["market_regulation", "police", "science_tech", "human_resources"] as const;

/** How each clause is carried out in the portal. */
const CARRIED: Readonly<Record<Clause, Carrying>> = {
  g1: { departments: ["government_office"], links: [], figures: [], missing: "noCount" },
  g2: {
    departments: ["market_regulation"],
    links: ["targets", "outcomes"],
    figures: ["contact-points", "demonstration-sites"],
  },
  m1: { departments: ["market_regulation"], links: [], figures: [], missing: "notYet" },
  m2: {
    departments: ["market_regulation"],
    links: ["join", "assess"],
    figures: ["guidance", "trainings"],
    missing: "kept",
  },
  m3: {
    departments: ["market_regulation"],
    links: ["contact-points", "demonstration-sites", "clusters"],
    figures: ["contact-points", "demonstration-sites"],
  },
  m4: {
    departments: ["market_regulation", "police"],
    links: ["complain", "timeLimits"],
    figures: ["complaints", "cases"],
  },
  m5: { departments: EVERYBODY, links: [], figures: ["referrals"], missing: "notYet" },
  m6: { departments: EVERYBODY, links: ["information"], figures: ["articles"] },
  r1: { departments: EVERYBODY, links: [], figures: [], missing: "noCount" },
  r2: { departments: EVERYBODY, links: ["timeLimits"], figures: ["referrals"] },
  r3: { departments: ["market_regulation"], links: ["timeLimits"], figures: ["visits", "cases"], missing: "kept" },
};

type Name = { readonly nameZh: string; readonly nameEn: string };
export type DocumentProps = {
  readonly figures: Readonly<Partial<Record<Counted, DocumentFigure>>>;
  /** The city's departments, by kind. */
  readonly departments: readonly (Name & { readonly kind: DepartmentKind })[];
  readonly today: Day;
  /** Live figures of a clause that aren't counts of a list: its effects. */
  readonly effects?: Readonly<Partial<Record<Clause, ReactNode>>>;
  /** Whether the reader may be, or become, somebody of a firm: ways that only a firm can go are shown to nobody else. */
  readonly forFirms: boolean;
};

/** The day that the document bears. */
export const DOCUMENT_DAY = "2014-12-02";

/** The opinion of 2014 clause by clause, and beside each clause who carries it out, where, and how far it is. */
export function ProgrammeDocument(props: DocumentProps) {
  const t = useTranslations("informationCentre");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      <Crumbs trail={[{ href: "/", label: t("page.home") }]} here={t("page.crumb")} />
      <header className="dochead">
        <PageTitle parts={[t("page.crumb")]} />
        <h1 className="title">{t("document.title")}</h1>
        <dl className="docmeta">
          <div>
            <dt>{t("page.issuer")}</dt>
            <dd>{t("document.issuer")}</dd>
          </div>
          <div>
            <dt>{t("page.date")}</dt>
            <dd>
              <DayTime day={DOCUMENT_DAY} />
            </dd>
          </div>
          <div>
            <dt>{t("page.force")}</dt>
            <dd>{t("page.inForce")}</dd>
          </div>
        </dl>
      </header>
      <div className="docgrid">
        <Contents />
        <article>
          <div className="reading">
            <p>{t("document.addressees")}</p>
            <p>{t("document.preamble")}</p>
          </div>
          {PARTS.map(({ key, clauses }) => (
            <section key={key} aria-labelledby={`part-${key}`}>
              <div className="reading">
                <h2 id={`part-${key}`}>{t(`document.parts.${key}`)}</h2>
              </div>
              {clauses.map((clause) => (
                <ClauseText key={clause} clause={clause} {...props} />
              ))}
            </section>
          ))}
          <p className="tiny quiet">
            {t("page.translation")} {t("page.cutoff", { day: longDay(props.today, locale) })}
          </p>
        </article>
      </div>
    </>
  );
}

function isNumbered(clause: Clause): clause is Exclude<Clause, "g1" | "g2"> {
  return clause !== "g1" && clause !== "g2";
}

function Contents() {
  const t = useTranslations("informationCentre");
  return (
    <nav className="toc" aria-label={t("page.contents")}>
      <ol>
        {PARTS.map(({ key, clauses }) => (
          <li key={key}>
            <a href={`#part-${key}`}>{t(`document.parts.${key}`)}</a>
            {clauses.length > 1 ? (
              <ol>
                {clauses.filter(isNumbered).map((clause) => (
                  <li key={clause}>
                    <a href={`#${clause}`}>
                      {t(`document.ordinals.${clause}`)}
                      {t(`document.clauses.${clause}.short`)}
                    </a>
                  </li>
                ))}
              </ol>
            ) : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function ClauseText({ clause, ...props }: DocumentProps & { readonly clause: Clause }) {
  const t = useTranslations("informationCentre.document");
  return (
    <div className="annot" id={clause}>
      <div className="reading">
        {isNumbered(clause) ? (
          <h3>
            {t(`ordinals.${clause}`)}
            {t(`clauses.${clause}.title`)}
          </h3>
        ) : null}
        <p>{t(`clauses.${clause}.text`)}</p>
      </div>
      <CarriedOut clause={clause} {...props} />
    </div>
  );
}

function CarriedOut({ clause, figures, departments, effects, forFirms }: DocumentProps & { readonly clause: Clause }) {
  const t = useTranslations("informationCentre");
  const name = useName();
  const locale = usePageLocale();
  const plan = CARRIED[clause];
  const answerable = plan.departments.flatMap((wanted) => departments.filter(({ kind }) => kind === wanted));
  const shown = plan.figures.flatMap((counted) => {
    const figure = figures[counted];
    return figure ? [{ counted, figure }] : [];
  });
  return (
    <aside aria-label={t("page.carriedOf", { clause: t(`document.clauses.${clause}.title`) })}>
      <b>{t("page.carried")}</b>
      <ul className="plainlist">
        {shown.map(({ counted, figure: { goal, ...figure } }) => (
          <li key={counted}>
            {t(`figures.${counted}`)} <FigureLink {...figure} figure={`document-${clause}-${counted}`} />{" "}
            {t(`figures.unit.${counted}`)}
            {goal
              ? t("figures.goal", {
                  when: t("figures.endOfYear", { year: goal.deadline.slice(0, 4) }),
                  value: goal.value,
                })
              : null}
          </li>
        ))}
        {effects?.[clause]}
        {plan.links
          .filter((link) => forFirms || !FIRMS_WAYS.includes(link))
          .map((link) => (
            <li key={link}>
              <a href={LINKS[link]}>{t(`links.${link}`)}</a>
            </li>
          ))}
        {plan.missing === "noCount" ? <li className="quiet">{t("page.noCount")}</li> : null}
        {plan.missing === "kept" && shown.length === 0 && isKept(clause) ? (
          <li className="quiet">{t(`page.kept.${clause}`)}</li>
        ) : null}
        {plan.missing === "notYet" ? (
          <li className="quiet">{hasNote(clause) ? t(`page.notYet.${clause}`) : t("page.noResult")}</li>
        ) : null}
        <li className="second">{labelled(t("page.departments"), listed(answerable.map(name), locale), locale)}</li>
      </ul>
    </aside>
  );
}

function hasNote(clause: Clause): clause is "m1" | "m5" {
  return clause === "m1" || clause === "m5";
}

function isKept(clause: Clause): clause is "m2" | "r3" {
  return clause === "m2" || clause === "r3";
}
