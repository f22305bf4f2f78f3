import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { dayOfMoment } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { type StepChoice, StepForm, type StepText } from "@/ui/step-form";
import { enterprisePath } from "../../paths";
import type { Places } from "../../screens/enterprise-list";
import { recordEventAction } from "../actions";
import { eventPath, eventsPath } from "../paths";
import type { EventKind } from "../policy";
import type { FirmEvent } from "../queries";

type FirmEventsProps = {
  readonly enterpriseId: string;
  readonly events: readonly FirmEvent[];
  readonly branches: readonly { readonly id: string; readonly name: string }[];
  readonly places: Places;
  /** This person enters what befalls a firm; and strikes these that were entered by mistake. */
  readonly enters: boolean;
  readonly strikes: readonly string[];
};

/** What befell a firm, the last first: since when, by which paper, entered when and by whom. */
export function FirmEvents({ enterpriseId, events, branches, places, enters, strikes }: FirmEventsProps) {
  const t = useTranslations("enterprises");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = useName();
  const place = (code: string | null) => name(places.divisions.find((division) => division.code === code));
  if (events.length === 0 && branches.length === 0 && !enters) return null;
  return (
    <Section
      id="events"
      title={t("sections.events")}
      end={enters ? <a href={eventsPath(enterpriseId)}>{t("acts.enterEvent")}</a> : undefined}
    >
      {events.length === 0 ? (
        <p className="quiet">{t("events.none")}</p>
      ) : (
        <ol className="timeline">
          {events.map((event) => (
            <li key={event.id}>
              <h3>
                <Said struck={event.struckOn !== null}>
                  {t(`events.said.${event.kind}`, {
                    ...{ from: place(event.fromDivision), to: place(event.toDivision), parent: event.parentName ?? "" },
                  })}
                </Said>
              </h3>
              <p className="when">{t("events.from", { day: longDay(event.holdsFrom, locale) })}</p>
              <p className="small">
                {t("events.basis", { source: event.source })}{" "}
                <span className="quiet">
                  {t("events.entered", { day: longDay(dayOfMoment(event.recordedAt), locale), by: event.by })}
                </span>{" "}
                {event.parentId ? <a href={enterprisePath(event.parentId)}>{event.parentName}</a> : null}
              </p>
              {event.struckOn ? (
                <p className="small">
                  {t("events.struck", {
                    day: longDay(event.struckOn, locale),
                    by: event.struckBy,
                    reason: event.struckBecause ?? "",
                  })}
                </p>
              ) : strikes.includes(event.id) ? (
                <p className="small">
                  <a href={eventPath(enterpriseId, event.id)}>{t("events.strike")}</a>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {branches.length > 0 ? (
        <>
          <h3>{t("fields.branches")}</h3>
          <ul className="plainlist">
            {branches.map((branch) => (
              <li key={branch.id}>
                <a href={enterprisePath(branch.id)}>{branch.name}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

/** What an event says; struck through when it never was. */
function Said({ struck, children }: { readonly struck: boolean; readonly children: ReactNode }) {
  return struck ? <s className="quiet">{children}</s> : children;
}

type EventScreenProps = {
  readonly enterprise: { readonly id: string; readonly name: string; readonly version: number };
  /** What can be entered now. */
  readonly open: readonly EventKind[];
  readonly kind: EventKind | undefined;
  readonly divisions: Places["divisions"];
  readonly today: Day;
  /** Days of published statements that this person restates when a move changes them. */
  readonly closed: readonly Day[];
};

/** The page that asks what befell a firm, and then for what that needs. */
export function EventScreen({ enterprise, open, kind, divisions, today, closed }: EventScreenProps) {
  const t = useTranslations("enterprises");
  const words = formWords(useTranslations("ui"));
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = useName();
  const choices: readonly StepChoice[] =
    kind === "moved"
      ? [
          {
            ...{ name: "divisionCode", label: t("events.division"), kind: "select" },
            choices: divisions.map((place) => ({ value: place.code, label: name(place) })),
          },
        ]
      : [];
  const texts: readonly StepText[] = [
    ...(kind === "moved" ? [{ name: "town", label: t("events.town"), width: 20, initial: "" } as const] : []),
    ...(kind === "branch" ? [{ name: "parentName", label: t("events.parentName"), hint: t("events.parentHint") }] : []),
    { name: "holdsFrom", label: t("events.holdsFrom"), hint: t("events.holdsFromHint"), width: 9, initial: today },
    { name: "source", label: t("events.source"), hint: t("events.sourceHint") },
  ];
  return (
    <>
      <BackLink href={enterprisePath(enterprise.id)}>{enterprise.name}</BackLink>
      <PageHead title={kind ? t(`events.kinds.${kind}`) : t("events.title")} of={enterprise.name} />
      <div className="narrow stack">
        <Notice>{t("events.lead")}</Notice>
        {kind ? (
          <StepForm
            action={recordEventAction}
            hidden={{ enterpriseId: enterprise.id, version: enterprise.version, kind }}
            choices={choices}
            texts={texts}
            folded={
              kind === "moved" && closed.length > 0
                ? {
                    summary: t("events.restatement"),
                    lead: t("events.restatementLead", {
                      days: closed.map((day) => longDay(day, locale)).join(t("events.comma")),
                    }),
                    texts: [{ name: "restatement", label: t("events.restatementWhy"), rows: 2, initial: "" }],
                  }
                : undefined
            }
            submit={t("acts.saveEvent")}
            cancel={{ href: enterprisePath(enterprise.id), label: t("acts.notYet") }}
            words={words}
          />
        ) : (
          <Section id="kinds" title={t("events.choose")}>
            <ul className="linklist">
              {open.map((one) => (
                <li key={one}>
                  <a href={eventsPath(enterprise.id, one)}>{t(`events.kinds.${one}`)}</a>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </>
  );
}
