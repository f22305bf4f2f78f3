import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayFromDate } from "@/kernel/days";
import { type Fact, Facts } from "@/ui/facts";
import { inTurn, listed, longDay, money } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { RecordHead } from "@/ui/page-head";
import { Path } from "@/ui/path";
import { Seal } from "@/ui/seal";
import { SecretMark } from "@/ui/secret";
import { Split } from "@/ui/section";
import { Tabs } from "@/ui/tabs";
import { CASE_TABS, type CaseTab, casePath, casesPath } from "../paths";
import { CASE_STATUSES, type CaseOutcome, type CaseStatus } from "../workflow";

export type ShownCase = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: CaseStatus;
  readonly outcome: CaseOutcome | null;
  readonly penalty: string | null;
  readonly filedOn: Date;
  readonly decidedOn: Date | null;
  readonly executedOn: Date | null;
  readonly closedOn: Date | null;
  readonly whole: boolean;
  readonly complaint: {
    readonly number: string | null;
    readonly secretKind: "technical" | "business" | null;
    readonly forms: readonly string[];
    readonly enterprise: { readonly name: string };
    readonly members: readonly { readonly untilAt: Date | null; readonly person: { readonly name: string } }[];
  };
};

type CaseScreenProps = {
  readonly found: ShownCase;
  readonly tab: CaseTab;
  readonly counts: { readonly evidence: number; readonly referrals: number; readonly messages: number };
  readonly links: {
    readonly firm: string;
    readonly complaint: string;
    /** What departments handed over and its complaint carries. */
    readonly transfers: readonly { readonly href: string; readonly number: string }[];
  };
  readonly clocks: ReactNode;
  /** Its nearest clock in one line, for narrow screens. */
  readonly nearest: ReactNode;
  readonly steps: ReactNode;
  /** The open tab; nothing for whoever doesn't read it whole. */
  readonly children: ReactNode;
};

/** One case: what it is, how it stands, all its terms, what can be done now; the open tab beside them. */
export function CaseScreen({ found, tab, counts, links, clocks, nearest, steps, children }: CaseScreenProps) {
  const t = useTranslations("cases");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { whole, status, number, complaint } = found;
  const team = complaint.members.filter(({ untilAt }) => untilAt === null).map(({ person }) => person.name);
  const filedOn = dayFromDate(found.filedOn);
  const at = status === "closed" ? CASE_STATUSES.length : CASE_STATUSES.indexOf(status);
  return (
    <>
      <RecordHead
        trail={[{ href: casesPath(), label: t("title") }]}
        title={whole ? found.title : t("one")}
        called={t("one")}
        number={number}
        meta={
          <>
            {whole ? <SecretMark /> : null}
            <span>
              {t("facts.firm")} <a href={links.firm}>{complaint.enterprise.name}</a>
            </span>
            {team.length > 0 ? <span>{`${t("facts.officers")} ${listed(team, locale)}`}</span> : null}
          </>
        }
        path={<Path label={t("list.columns.status")} steps={CASE_STATUSES.map((step) => t(`path.${step}`))} at={at} />}
        seal={<Seal kind="filed" what={`${longDay(filedOn, locale)} ${t("page.sealed")}`} caption={filedOn} />}
      />
      {nearest}
      {whole ? (
        <Tabs
          label={t("tabs.label")}
          tabs={CASE_TABS.map((one) => ({
            href: casePath(found.id, one),
            label: t(`tabs.${one || "content"}`),
            current: one === tab,
            ...(one === "evidence" || one === "referrals" || one === "messages" ? { count: counts[one] } : {}),
          }))}
        />
      ) : null}
      <Split
        wide
        aside={
          <>
            {clocks}
            {steps}
          </>
        }
      >
        {whole ? null : <Notice>{t("page.bare")}</Notice>}
        {tab === "" ? <CaseFacts found={found} links={links} /> : null}
        {children}
      </Split>
    </>
  );
}

function CaseFacts({ found, links }: Pick<CaseScreenProps, "found" | "links">) {
  const t = useTranslations("cases");
  const kinds = useTranslations("handling");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { complaint, outcome, penalty } = found;
  const day = (label: string, date: Date | null): Fact | null =>
    date ? { label, value: longDay(dayFromDate(date), locale) } : null;
  const facts: (Fact | null)[] = [
    complaint.number ? { label: t("facts.complaint"), value: <a href={links.complaint}>{complaint.number}</a> } : null,
    ...links.transfers.map(({ href, number }) => ({
      label: kinds("facts.transfer"),
      value: <a href={href}>{number}</a>,
    })),
    day(t("facts.filed"), found.filedOn),
    complaint.secretKind ? { label: t("facts.kind"), value: kinds(`secretKinds.${complaint.secretKind}`) } : null,
    complaint.forms.length > 0
      ? {
          label: t("facts.forms"),
          value: inTurn(
            complaint.forms.map((form) => (kinds.has(`forms.${form}`) ? kinds(`forms.${form}`) : form)),
            locale,
          ),
        }
      : null,
    outcome ? { label: t("facts.outcome"), value: t(`outcomes.${outcome}`) } : null,
    penalty ? { label: t("facts.penalty"), value: money(Number(penalty), locale) } : null,
    day(t("facts.decided"), found.decidedOn),
    day(t("facts.executed"), found.executedOn),
    day(t("facts.closed"), found.closedOn),
  ];
  return <Facts facts={facts.filter((fact) => fact !== null)} />;
}
