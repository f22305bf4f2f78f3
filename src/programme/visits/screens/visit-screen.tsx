import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayFromDate } from "@/kernel/days";
import { Facts } from "@/ui/facts";
import { longDay } from "@/ui/format";
import { Crumbs } from "@/ui/page-head";
import { PageTitle } from "@/ui/page-title";
import { Section, Split } from "@/ui/section";
import { Tag } from "@/ui/tag";
import { enterprisePath } from "../../enterprises/paths";
import { visitNoticePath, visitRecordPath, visitsPath } from "../paths";
import type { VisitDetail } from "../queries";
import { VisitActs, type VisitActsProps } from "./visit-acts";
import { type VisitFindings, VisitFound } from "./visit-found";
import { VisitPeople } from "./visit-people";
import { Weighed, type Weighing } from "./weighed-part";

type VisitScreenProps = VisitActsProps &
  VisitFindings & {
    readonly side: "firm" | "office";
    /** In which risk assessments of the firm its findings were weighed. */
    readonly weighings: readonly Weighing[];
    readonly advice: ReactNode;
    /** What was handed over to be verified, and the step that does it. */
    readonly clues: ReactNode;
    readonly files: ReactNode;
    /** This person has the firm's page: not a bureau from which it moved away. */
    readonly opensFirm: boolean;
    /** It is still to be made: its notice can be printed. */
    readonly notice: boolean;
    /** Who kept away. */
    readonly recusals: ReactNode;
    readonly course: ReactNode;
    /** The draw out of which it came, as its ground. */
    readonly draw: ReactNode;
  };

/** One visit: where to, when, by whom; once made, what was found and advised, and how it was signed. */
export function VisitScreen(props: VisitScreenProps) {
  const { visit, side, advice, clues, files, course, draw, recusals, notice } = props;
  const acts = props.steps.length > 0 || props.shut.length > 0 || props.officers;
  const t = useTranslations("visits");
  const held = visit.status === "held";
  const heading = t("heading", { purpose: t(`purposes.${visit.purpose}`), enterprise: visit.enterprise.name });
  const day = visit.heldOn ?? visit.dueOn;
  return (
    <>
      <Crumbs trail={[{ href: visitsPath(), label: t("title") }]} here={t(`purposes.${visit.purpose}`)} />
      <header className="casehead">
        <div>
          <PageTitle parts={[heading, day && dayFromDate(day)]} />
          <h1>{heading}</h1>
          <div className="casehead__meta">
            <Tag look={held ? "done" : "waiting"}>{t(`statuses.${visit.status}`)}</Tag>
            {notice ? <a href={visitNoticePath(visit.id)}>{t("acts.notice")}</a> : null}
            {held ? <a href={visitRecordPath(visit.id)}>{t("acts.record")}</a> : null}
          </div>
        </div>
      </header>
      <div className="stack">
        <Split wide aside={acts ? <VisitActs {...props} /> : null}>
          <About visit={visit} side={side} draw={draw} opensFirm={props.opensFirm} />
          {held ? <VisitFound {...props} /> : null}
          {advice}
          {clues}
          <Weighed weighings={props.weighings} />
          {files}
          {recusals}
          <Section id="course" title={t("sections.course")}>
            {course}
          </Section>
        </Split>
      </div>
    </>
  );
}

/** In the words of whoever called it off; else by the nightly plan, because its ground was over. */
function whyNot({ cancelledBecause, ground }: VisitDetail, t: (key: string) => string): string {
  return cancelledBecause ?? t(ground === "site" ? "over.site" : "over.point");
}

function About({ visit, side, draw, opensFirm }: Pick<VisitScreenProps, "visit" | "side" | "draw" | "opensFirm">) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (date: Date | null, label: string) =>
    date ? [{ label, value: longDay(dayFromDate(date), locale) }] : [];
  const { enterprise } = visit;
  return (
    <Section id="about" title={t("sections.about")}>
      <Facts
        facts={[
          {
            label: t("fields.enterprise"),
            value: opensFirm ? <a href={enterprisePath(enterprise.id)}>{enterprise.name}</a> : enterprise.name,
          },
          ...(enterprise.address || enterprise.town
            ? [{ label: t("fields.address"), value: [enterprise.town, enterprise.address].filter(Boolean).join("　") }]
            : []),
          ...(side === "office"
            ? [
                {
                  label: t("fields.contact"),
                  value: (
                    <>
                      {enterprise.contactName} <span className="num">{enterprise.contactMobile}</span>
                    </>
                  ),
                },
              ]
            : []),
          { label: t("fields.people"), value: <VisitPeople people={visit.people} /> },
          { label: t("fields.ground"), value: draw ?? t(`grounds.${visit.ground}`) },
          ...(visit.status === "planned" || visit.status === "arranged" ? day(visit.dueOn, t("fields.dueOn")) : []),
          ...day(visit.arrangedOn, t("fields.arrangedOn")),
          ...day(visit.heldOn, t("fields.heldOn")),
          ...(visit.heldReason ? [{ label: t("fields.heldReason"), value: visit.heldReason }] : []),
          ...(visit.reason ? [{ label: t("fields.reason"), value: visit.reason }] : []),
          ...(visit.status === "cancelled" ? [{ label: t("fields.whyNot"), value: whyNot(visit, t) }] : []),
          ...(side === "office" && visit.burdenReason
            ? [{ label: t("burden.reason"), value: visit.burdenReason }]
            : []),
        ]}
      />
    </Section>
  );
}
