import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayOfMoment } from "@/kernel/days";
import { type Fact, Facts } from "@/ui/facts";
import { inTurn, longDay, longMoment } from "@/ui/format";
import { Hash } from "@/ui/hash";
import { useListed } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { RecordHead } from "@/ui/page-head";
import { Path } from "@/ui/path";
import { SecretMark } from "@/ui/secret";
import { Split } from "@/ui/section";
import { Tabs } from "@/ui/tabs";
import { DayTime } from "@/ui/time";
import { complaintPath, complaintsPath } from "../../paths";
import { handledPath } from "../../policy";
import type { ComplaintStatus } from "../../workflow";
import { COMPLAINT_TABS, type ComplaintTab, complaintTabPath } from "../paths";

export type ShownComplaint = {
  readonly id: string;
  readonly number: string;
  readonly status: ComplaintStatus;
  readonly title: string | null;
  readonly whole: boolean;
  readonly enterpriseId: string;
  readonly enterprise: { readonly name: string };
  readonly secretKind: "technical" | "business" | null;
  readonly forms: readonly string[];
  readonly submittedAt: Date | null;
  readonly proposal: "file" | "not_file" | null;
  readonly proposalGround: string | null;
  readonly outcomeGround: string | null;
  readonly decidedAt: Date | null;
  readonly mergedIntoId: string | null;
  readonly textHash: string | null;
  readonly members: readonly { readonly untilAt: Date | null; readonly person: { readonly name: string } }[];
};

type HandledScreenProps = {
  readonly complaint: ShownComplaint;
  readonly tab: ComplaintTab;
  readonly counts: { readonly evidence: number; readonly messages: number };
  readonly today: Day;
  /** Name of the competent division. */
  readonly place: string;
  /** Links to what this person may see: the case, the firm, the complaint that goes on instead. */
  readonly links: {
    readonly firm: string;
    readonly case: { readonly href: string; readonly number: string } | null;
    readonly mergedInto: string | null;
    /** The complaints that go on in this one. */
    readonly absorbed: readonly { readonly href: string; readonly number: string | null }[];
    /** Clues that it carries, by the day of the visit: for whoever keeps them. */
    readonly clues: readonly { readonly href: string; readonly foundOn: Day }[];
    /** What departments handed over and it carries. */
    readonly transfers: readonly { readonly href: string; readonly number: string }[];
  };
  readonly clocks: ReactNode;
  /** Its nearest clock in one line, for narrow screens. */
  readonly nearest: ReactNode;
  readonly steps: ReactNode;
  /** The open tab; nothing for whoever doesn't read it whole. */
  readonly children: ReactNode;
};

/** One complaint as officials work on it: what it is, how it stands, its terms, what can be done now. */
export function HandledScreen({
  complaint,
  tab,
  counts,
  today,
  place,
  links,
  clocks,
  nearest,
  steps,
  children,
}: HandledScreenProps) {
  const t = useTranslations("handling");
  const listed = useListed();
  const { whole, status, number, members } = complaint;
  const team = members.filter(({ untilAt }) => untilAt === null).map(({ person }) => person.name);
  const { steps: path, at } = handledPath(status);
  return (
    <>
      <RecordHead
        trail={[{ href: complaintsPath(), label: t("title") }]}
        title={complaint.title ?? t("one")}
        called={t("one")}
        number={number}
        meta={
          <>
            {whole ? <SecretMark /> : null}
            <span>
              {t("facts.firm")} <a href={links.firm}>{complaint.enterprise.name}</a>
            </span>
            {team.length > 0 ? <span>{`${t("facts.officers")} ${listed(team)}`}</span> : null}
            <b>{t(`statuses.${status}`)}</b>
          </>
        }
        path={
          <Path
            label={t("list.columns.status")}
            steps={path.map((step) =>
              step === "outcome" && at === path.length ? t(`statuses.${status}`) : t(`path.${step}`),
            )}
            at={at}
          />
        }
      />
      {nearest}
      {whole ? (
        <Tabs
          label={t("tabs.label")}
          tabs={COMPLAINT_TABS.map((one) => ({
            href: complaintTabPath(complaint.id, one),
            label: t(`tabs.${one || "content"}`),
            current: one === tab,
            ...(one === "evidence" || one === "messages" ? { count: counts[one] } : {}),
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
        {tab === "" ? <ComplaintFacts complaint={complaint} today={today} place={place} links={links} /> : null}
        {children}
      </Split>
    </>
  );
}

function ComplaintFacts({
  complaint,
  today,
  place,
  links,
}: Pick<HandledScreenProps, "complaint" | "today" | "place" | "links">) {
  const t = useTranslations("handling");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { submittedAt, secretKind, forms, proposal, proposalGround, outcomeGround, decidedAt, mergedIntoId, textHash } =
    complaint;
  const ground = (code: string) => (t.has(`grounds.${code}`) ? t(`grounds.${code}`) : code);
  const facts: (Fact | null)[] = [
    { label: t("facts.division"), value: place },
    submittedAt ? { label: t("facts.submitted"), value: longMoment(submittedAt, locale) } : null,
    secretKind ? { label: t("facts.kind"), value: t(`secretKinds.${secretKind}`) } : null,
    forms.length > 0
      ? {
          label: t("facts.forms"),
          value: inTurn(
            forms.map((form) => (t.has(`forms.${form}`) ? t(`forms.${form}`) : form)),
            locale,
          ),
        }
      : null,
    proposal ? { label: t("facts.proposal"), value: t(`proposals.${proposal}`) } : null,
    proposalGround ? { label: t("facts.ground"), value: ground(proposalGround) } : null,
    outcomeGround ? { label: t("facts.outcome"), value: ground(outcomeGround) } : null,
    decidedAt ? { label: t("facts.decided"), value: <DayTime day={dayOfMoment(decidedAt)} today={today} /> } : null,
    mergedIntoId
      ? {
          label: t("facts.merged"),
          value: links.mergedInto ? <a href={complaintPath(mergedIntoId)}>{links.mergedInto}</a> : t("page.mergedInto"),
        }
      : null,
    ...links.absorbed.map(({ href, number }) => ({ label: t("facts.absorbed"), value: <a href={href}>{number}</a> })),
    links.case ? { label: t("facts.case"), value: <a href={links.case.href}>{links.case.number}</a> } : null,
    ...links.clues.map(({ href, foundOn }) => ({
      label: t("facts.clue"),
      value: <a href={href}>{t("facts.clueFound", { day: longDay(foundOn, locale) })}</a>,
    })),
    ...links.transfers.map(({ href, number }) => ({ label: t("facts.transfer"), value: <a href={href}>{number}</a> })),
    textHash ? { label: t("facts.textHash"), value: <Hash value={textHash} short /> } : null,
  ];
  return <Facts facts={facts.filter((fact) => fact !== null)} />;
}
