import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import type { OpenStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { FileList, FileRow } from "@/ui/file-list";
import { listed, longDay } from "@/ui/format";
import { Hash } from "@/ui/hash";
import { Light } from "@/ui/light";
import { LookLog } from "@/ui/look-log";
import { type Named, useName, usePageLocale } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { Crumbs } from "@/ui/page-head";
import { PageTitle } from "@/ui/page-title";
import { Path } from "@/ui/path";
import { SecretBlock } from "@/ui/secret";
import { Section, Split } from "@/ui/section";
import { MomentTime } from "@/ui/time";
import { Timeline } from "@/ui/timeline";
import { complaintPath, complaintsPath, draftPath, textPath } from "../paths";
import { type OwnComplaint, type OwnEvent, type OwnLook, ownPath } from "../policy";
import { BUREAUS_CLOCK } from "../workflow";

const ATTESTED = ["complaint.submit", "complaint.file"];

type TrackProps = {
  readonly complaint: OwnComplaint;
  readonly history: readonly OwnEvent[];
  /** The bureaus to which it was passed on, by division. */
  readonly bureaus: ReadonlyMap<string, Named>;
  readonly looks: readonly OwnLook[];
  readonly looksTotal: number;
  readonly steps: readonly OpenStep[];
  readonly today: Day;
  readonly phone: string;
  readonly messages: ReactNode;
  /** A code of `auditTrail.purposes` as its sentence, or the looker's own words. */
  readonly purposeText: (purpose: string) => string;
};

/** How a submitted complaint stands, in sentences; what happened; who looked; what the firm can do. */
export function TrackScreen({
  complaint,
  history,
  bureaus,
  looks,
  looksTotal,
  steps,
  today,
  phone,
  messages,
  purposeText,
}: TrackProps) {
  const t = useTranslations("complaints");
  const limits = useTranslations("timeLimits");
  const locale = usePageLocale();
  const name = useName();
  const { id, case: file } = complaint;
  const path = ownPath(complaint);
  const shown = looks.map((look) => ({
    id: look.id,
    at: look.at,
    who: look.who,
    unit: name(look.department),
    what: listed(
      look.parts.map(({ key, n }) => t(t.has(`parts.${key}`) ? `parts.${key}` : "parts.text", { n: n ?? 0 })),
      locale,
    ),
    reason: look.purpose ? purposeText(look.purpose) : "—",
  }));
  const aside = (
    <>
      <div id="looks">
        <SecretBlock title={t("track.looks")} readers={t("track.looksCount", { n: looksTotal })}>
          <LookLog looks={shown} today={today} />
        </SecretBlock>
      </div>
      <Section id="officers" title={t("track.officers")}>
        <p className="small">
          {listed(
            complaint.officers.map(({ name }) => name),
            locale,
          ) || t("track.noOfficers")}
          <br />
          {name(complaint.bureau)}
          <br />
          {t("track.call", { phone })}
        </p>
      </Section>
      <Section
        id="filed"
        title={t("track.submitted")}
        end={<a href={draftPath(id, "supplement")}>{t("track.addFile")}</a>}
      >
        <FileList>
          <FileRow name={t("receipt.text")}>
            <a href={textPath(id)}>{t("receipt.download")}</a> <Hash value={complaint.textHash ?? ""} short />
          </FileRow>
          {complaint.files.map((item) => (
            <FileRow key={item.id} name={item.name} bytes={item.size}>
              <MomentTime at={item.uploadedAt} today={today} /> <Hash value={item.sha256} short />
            </FileRow>
          ))}
        </FileList>
      </Section>
      {steps.some(({ name }) => name === "withdraw") ? (
        <p className="no-print">
          <a href={draftPath(id, "withdraw")}>{t("track.withdraw")}</a>
        </p>
      ) : null}
    </>
  );
  return (
    <div className="stack pt-4">
      <Crumbs
        trail={[{ href: complaintsPath(), label: t("title") }]}
        here={complaint.title ?? complaint.number ?? ""}
      />
      <PageTitle parts={[t("one"), complaint.number ?? undefined]} />
      <h1 className="title">{complaint.title ?? t("untitled")}</h1>
      <p className="second">
        <span className="num">{complaint.number}</span> {file ? <span className="num">{file.number}</span> : null}
      </p>
      <Path label={t("path.label")} steps={path.steps.map((place) => t(`path.${place}`))} at={path.at} />
      <Standing complaint={complaint} />
      <Split aside={aside}>
        <Section
          id="history"
          title={t("track.history")}
          size={2}
          end={<a href={draftPath(id, "receipt")}>{t("track.receipt")}</a>}
        >
          <Timeline
            entries={history.map((event, index) => ({
              id: event.id,
              title: t(`history.${event.key}`),
              when: <MomentTime at={event.at} today={today} />,
              ...(event.stop
                ? { children: limits.has(`stop.${event.stop}`) ? limits(`stop.${event.stop}`) : event.stop }
                : {}),
              ...(event.division ? { children: name(bureaus.get(event.division)) } : {}),
              ...(ATTESTED.includes(event.key)
                ? { state: "seal" as const }
                : index === 0
                  ? { state: "now" as const }
                  : {}),
            }))}
          />
        </Section>
        <Section id="messages" title={t("track.messages")} size={2}>
          {messages}
        </Section>
      </Split>
    </div>
  );
}

/** One sentence for how it stands, one for what comes next, and the date. */
function Standing({ complaint }: { readonly complaint: OwnComplaint }) {
  const t = useTranslations("complaints");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { status, case: file, outcomeGround, mergedInto } = complaint;
  const waits = status === "returned";
  const clock = complaint.clocks.find(({ running, kind }) => running && !(waits && kind === BUREAUS_CLOCK));
  const said = file
    ? t(`caseSaid.${file.status}`, { number: file.number })
    : status === "filed" || status === "draft"
      ? t(`statuses.${status}`)
      : t(`said.${status}`);
  const next = file
    ? t(`caseNext.${file.status}`)
    : status === "filed" || status === "draft"
      ? ""
      : t(`next.${status}`);
  return (
    <Notice tone={waits ? "warn" : "info"} title={said}>
      {outcomeGround && status === "not_filed" ? (
        <p>
          {t("track.ground", {
            ground: t.has(`grounds.${outcomeGround}`) ? t(`grounds.${outcomeGround}`) : outcomeGround,
          })}
        </p>
      ) : null}
      {mergedInto ? (
        <p>
          <a href={complaintPath(mergedInto.id)}>{t("track.mergedInto", { number: mergedInto.number ?? "" })}</a>
        </p>
      ) : null}
      <p>{next}</p>
      {clock ? (
        <p>
          {clock.pausedSince ? t("track.paused") : t("track.by", { date: longDay(clock.dueOn, locale) })}{" "}
          <Light {...clock.light} />
        </p>
      ) : null}
      {waits ? <ButtonLink href={draftPath(complaint.id, "supplement")}>{t("track.addFile")}</ButtonLink> : null}
    </Notice>
  );
}
