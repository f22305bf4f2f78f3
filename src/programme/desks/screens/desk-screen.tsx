import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { longDay } from "@/ui/format";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import type { DeskView } from "../queries";
import { AccountsPart, FoundLine, SecurityPart, TrailPart } from "./administration-parts";
import { CityPart } from "./city-part";
import { CaseworkPart, DepartmentPart, ProgrammePart, ReviewPart } from "./field-parts";
import { OfficePart } from "./office-part";
import { WaitingPart } from "./waiting-part";

type DeskProps = {
  readonly desk: DeskView;
  /** Targets, and the map of the city, which the page takes from their own feature. */
  readonly targets: ReactNode;
  readonly map: ReactNode;
  /** What a guidance station has on its desk, from its own feature; null for everybody else. */
  readonly station: ReactNode;
  /** The effects of clause 二, for those whose desk shows the city. */
  readonly outcomes: ReactNode;
  /** The desk's tables as files. */
  readonly files: ReactNode;
};

/** An official's first page: what waits for him, the figures of his fields, the targets. */
export function Desk({ desk, targets, map, station, outcomes, files }: DeskProps) {
  const t = useTranslations("desks");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { today, home, waiting, places, city, casework, review, programme, department, office } = desk;
  const { accounts, security, trail } = desk;
  const goals = (
    <Section id="targets" title={t("fields.targets")}>
      {targets}
    </Section>
  );
  return (
    <>
      <PageHead
        title={t("nav.desk")}
        end={
          <>
            <span className="second">{t("asOf", { day: longDay(today, locale) })}</span>
            {files}
          </>
        }
      />
      <div className="stack stack--wide">
        {station ?? (
          <WaitingPart
            waiting={waiting}
            today={today}
            withoutDuty={desk.withoutDuty}
            besides={accounts?.found ? <FoundLine at={accounts.found} /> : undefined}
          />
        )}
        {city ? (
          <CityPart
            {...city}
            places={places}
            home={home}
            today={today}
            targets={
              <>
                {goals}
                {map}
                {outcomes}
              </>
            }
          />
        ) : null}
        {casework ? <CaseworkPart casework={casework} today={today} /> : null}
        {review ? <ReviewPart review={review} waiting={waiting} today={today} /> : null}
        {programme ? <ProgrammePart programme={programme} waiting={waiting} today={today} /> : null}
        {department && (department.referrals.total > 0 || !casework) ? (
          <DepartmentPart department={department} today={today} />
        ) : null}
        {office ? <OfficePart figures={office} places={places} home={home} today={today} /> : null}
        {accounts ? <AccountsPart figures={accounts} today={today} /> : null}
        {security ? <SecurityPart figures={security} today={today} /> : null}
        {trail ? <TrailPart figures={trail} today={today} /> : null}
        {city ? null : goals}
        {city ? null : outcomes}
      </div>
    </>
  );
}
