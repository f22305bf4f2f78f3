import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Figure, FigureLink, FigureRow } from "@/ui/figure";
import { Section } from "@/ui/section";
import { listPath, minePath } from "../paths";
import type { DeskView } from "../queries";
import { DeskDefinition } from "./desk-definition";

type CaseworkProps = { readonly casework: NonNullable<DeskView["casework"]>; readonly today: Day };

/** Complaints, cases and referrals that this person sees, by where they stand. What intake doesn't see has no figure. */
export function CaseworkPart({ casework, today }: CaseworkProps) {
  const t = useTranslations("desks");
  const [complaintStatus, caseStatus] = [useTranslations("handling.statuses"), useTranslations("cases.statuses")];
  const { complaints, cases, referrals, sends, decides, late } = casework;
  const missed = { metMonth: today.slice(0, 4), punctual: "late" };
  const overdue = (rows: readonly { readonly overdue: number }[]) => rows.reduce((sum, row) => sum + row.overdue, 0);
  return (
    <>
      <Section id="complaints" title={t("lists.complaints")}>
        <FigureRow>
          {complaints.map(({ status, n }) => (
            <Figure
              key={status}
              label={complaintStatus(status)}
              unit={t("unit")}
              figure={`complaints-${status}`}
              value={n}
              href={listPath("complaints", { status })}
            />
          ))}
          <Figure
            label={t("overdue.complaints")}
            unit={t("unit")}
            figure="overdue-complaints"
            value={overdue(complaints)}
            href={listPath("complaints", { overdue: "1" })}
          />
          {late ? (
            <Figure
              label={t("late.complaints")}
              unit={t("unit")}
              figure="late-complaints"
              value={late.complaints}
              href={listPath("complaints", missed)}
              {...(late.complaints > 0 ? { note: t("late.note") } : {})}
            />
          ) : null}
        </FigureRow>
        <DeskDefinition of={["casework"]} day={today} />
      </Section>
      {decides ? (
        <Section id="cases" title={t("lists.cases")}>
          <FigureRow>
            {cases.map(({ status, n }) => (
              <Figure
                key={status}
                label={caseStatus(status)}
                unit={t("unit")}
                figure={`cases-${status}`}
                value={n}
                href={listPath("cases", { status })}
              />
            ))}
            <Figure
              label={t("overdue.cases")}
              unit={t("unit")}
              figure="overdue-cases"
              value={overdue(cases)}
              href={listPath("cases", { overdue: "1" })}
            />
            {late ? (
              <Figure
                label={t("late.cases")}
                unit={t("unit")}
                figure="late-cases"
                value={late.cases}
                href={listPath("cases", missed)}
                {...(late.cases > 0 ? { note: t("late.note") } : {})}
              />
            ) : null}
            {sends ? (
              <Figure
                label={t("city.openReferrals")}
                unit={t("unit")}
                figure="referrals-open"
                value={referrals}
                href={listPath("referrals", { open: "1" })}
              />
            ) : null}
          </FigureRow>
        </Section>
      ) : null}
    </>
  );
}

/** Legal review: the sites that wait for a score, those that have one of one's own, those in public notice. */
export function ReviewPart({
  review: { scored, inNotice },
  waiting,
  today,
}: Pick<DeskView, "waiting" | "today"> & { readonly review: NonNullable<DeskView["review"]> }) {
  const t = useTranslations("desks");
  const figures = [
    { name: "waiting", value: waiting.counts["demonstration-site"], href: minePath("demonstration-site") },
    { name: "scored", value: scored, href: listPath("demonstration-sites", { scored: "1" }) },
    { name: "notice", value: inNotice, href: listPath("demonstration-sites", { status: "in_notice" }) },
  ] as const;
  return (
    <Section id="review" title={t("fields.review")}>
      <FigureRow>
        {figures.map(({ name, value, href }) => (
          <Figure
            key={name}
            label={t(`review.${name}`)}
            unit={t("programme.unit.demonstration-site")}
            figure={`review-${name}`}
            value={value}
            href={href}
          />
        ))}
      </FigureRow>
      <DeskDefinition of={["review"]} day={today} />
    </Section>
  );
}

/** The programme office: what its firms have asked for. */
export function ProgrammePart({
  programme: { unvisited, overdueVisits, overdueLeaks },
  waiting,
  today,
}: Pick<DeskView, "waiting" | "today"> & { readonly programme: NonNullable<DeskView["programme"]> }) {
  const t = useTranslations("desks");
  return (
    <Section id="programme" title={t("fields.programme")}>
      <FigureRow>
        {(["enterprise", "contact-point", "demonstration-site", "leak-report"] as const).map((kind) => (
          <Figure
            key={kind}
            label={t(`programme.${kind}`)}
            unit={t(`programme.unit.${kind}`)}
            figure={`programme-${kind}`}
            value={waiting.counts[kind]}
            href={minePath(kind)}
          />
        ))}
        <Figure
          label={t("programme.leaks-overdue")}
          unit={t("programme.unit.leak-report")}
          figure="leaks-overdue"
          value={overdueLeaks}
          href={listPath("contact-points/leaks", { overdue: "1" })}
        />
        <Figure
          label={t("programme.visits-overdue")}
          unit={t("programme.unit.visit")}
          figure="visits-overdue"
          value={overdueVisits}
          href={listPath("visits", { overdue: "1" })}
        />
        <Figure
          label={t("programme.unvisited")}
          unit={t("programme.unit.contact-point")}
          figure="points-unvisited"
          value={unvisited}
          href={listPath("contact-points/services", { code: "visit", year: today.slice(0, 4), state: "open" })}
        />
      </FigureRow>
      <DeskDefinition of={["programme"]} day={today} />
    </Section>
  );
}

const RECEIVED = ["sent", "accepted", "answered", "closed", "returned"] as const;

/** A department: what it received, where that stands, and how it kept its dates. */
export function DepartmentPart({
  department: { referrals, answered },
  today,
}: {
  readonly department: NonNullable<DeskView["department"]>;
  readonly today: Day;
}) {
  const t = useTranslations("desks");
  const referralStatus = useTranslations("referrals.statuses");
  const all = answered.kept + answered.late;
  const met = (figure: string, value: number, punctual?: string) => (
    <FigureLink
      figure={figure}
      value={value}
      href={listPath("referrals", {
        ...{ box: "in", metMonth: today.slice(0, 4) },
        ...(punctual ? { punctual } : {}),
      })}
    />
  );
  return (
    <Section id="department" title={t("fields.department")}>
      <FigureRow>
        <Figure
          label={t("departments.overdue")}
          unit={t("unit")}
          figure="overdue-referrals"
          value={referrals.overdue}
          href={listPath("referrals", { box: "in", overdue: "1" })}
        />
        {RECEIVED.map((status) => (
          <Figure
            key={status}
            label={referralStatus(status)}
            unit={t("unit")}
            figure={`referrals-${status}`}
            value={referrals.at[status] ?? 0}
            href={listPath("referrals", { box: "in", status })}
            {...(status === "answered"
              ? {
                  note:
                    all === 0
                      ? t("answered.none")
                      : t.rich("answered.some", {
                          all: () => met("referrals-met", all),
                          kept: () => met("referrals-met-kept", answered.kept, "kept"),
                          late: () => met("referrals-met-late", answered.late, "late"),
                        }),
                }
              : {})}
          />
        ))}
      </FigureRow>
      <DeskDefinition of={["department"]} day={today} />
    </Section>
  );
}
