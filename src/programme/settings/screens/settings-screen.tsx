import { useTranslations } from "next-intl";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { number } from "@/ui/format";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Tag } from "@/ui/tag";
import { MomentTime } from "@/ui/time";
import { NAMES_PUBLIC, ROUTINGS } from "../policy";
import { Findings, type SelfCheck } from "./findings";
import { SettingsForm } from "./settings-form";

type Settings = {
  readonly seen: string;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  readonly signInsPerAddress: number;
  readonly formsPerAddress: number;
  readonly objectionsPerAddress: number;
  readonly complaintRouting: (typeof ROUTINGS)[number];
  readonly siteScoreDifference: number;
  readonly sitePanelMajority: number;
  readonly offlineHours: number;
  readonly visitsPerYear: number;
  readonly invitationMonths: number;
  readonly formKeyDays: number;
  readonly drawnFirmsPublic: (typeof NAMES_PUBLIC)[number];
};
type JobHealth = {
  readonly name: string;
  readonly lastSuccessAt: Date | null;
  readonly lastError: string | null;
  readonly late: boolean;
};
type Health = {
  readonly database: "ok" | "down";
  readonly storage: "ok" | "full" | "down";
  readonly jobs: readonly JobHealth[];
  readonly clock: { readonly kind: string; readonly day: string };
};

type SettingsScreenProps = {
  readonly settings: Settings;
  readonly mayChange: boolean;
  readonly health: Health;
  readonly selfCheck: SelfCheck | undefined;
};

/** What holds for the whole installation, and whether it is well. */
export function SettingsScreen({ settings, mayChange, health, selfCheck }: SettingsScreenProps) {
  const t = useTranslations("settings");
  return (
    <>
      <PageHead title={t("title")} />
      <div className="stack stack--wide">
        <Section id="rules" title={t("rules")} size={2}>
          {mayChange ? <Form settings={settings} /> : <Values settings={settings} />}
        </Section>
        <Section id="health" title={t("health")} size={2}>
          <HealthFacts health={health} />
        </Section>
        <Section id="jobs" title={t("jobs")} size={2}>
          <Jobs jobs={health.jobs} />
        </Section>
        <Section id="self-check" title={t("selfCheck")} size={2}>
          {selfCheck ? <Findings result={selfCheck} /> : <Empty title={t("selfCheckNone")} />}
        </Section>
      </div>
    </>
  );
}

function Form({ settings }: { readonly settings: Settings }) {
  const t = useTranslations("settings");
  const ui = useTranslations("ui");
  return (
    <>
      <p className="second">{t("rulesLead")}</p>
      <SettingsForm
        settings={settings}
        routings={ROUTINGS.map((value) => ({ value, label: t(`routings.${value}`) }))}
        namesPublic={NAMES_PUBLIC.map((value) => ({ value, label: t(`namesPublic.${value}`) }))}
        words={{
          ...formWords(ui),
          ...{
            idle: t("fields.sessionIdleMinutes"),
            idleHint: t("fields.sessionIdleHint"),
            hours: t("fields.sessionHours"),
            hoursHint: t("fields.sessionHoursHint"),
            signIns: t("fields.signInsPerAddress"),
            forms: t("fields.formsPerAddress"),
            objections: t("fields.objectionsPerAddress"),
            objectionsHint: t("fields.objectionsPerAddressHint"),
            perAddressHint: t("fields.perAddressHint"),
          },
          ...{ routing: t("fields.complaintRouting"), routingHint: t("routingNote"), save: t("save") },
          ...{ difference: t("fields.siteScoreDifference"), differenceHint: t("fields.siteScoreDifferenceHint") },
          ...{ keys: t("fields.formKeyDays"), keysHint: t("fields.formKeyDaysHint") },
          ...{ invitation: t("fields.invitationMonths"), invitationHint: t("fields.invitationMonthsHint") },
          ...{ majority: t("fields.sitePanelMajority"), majorityHint: t("fields.sitePanelMajorityHint") },
          ...{ offline: t("fields.offlineHours"), offlineHint: t("fields.offlineHoursHint") },
          ...{ perYear: t("fields.visitsPerYear"), perYearHint: t("fields.visitsPerYearHint") },
          drawn: t("fields.drawnFirmsPublic"),
        }}
      />
    </>
  );
}

function Values({ settings }: { readonly settings: Settings }) {
  const t = useTranslations("settings");
  return (
    <>
      <p className="second">{t("readOnly")}</p>
      <Facts
        facts={[
          { label: t("fields.sessionIdleMinutes"), value: settings.sessionIdleMinutes },
          { label: t("fields.sessionHours"), value: settings.sessionHours },
          { label: t("fields.signInsPerAddress"), value: settings.signInsPerAddress },
          { label: t("fields.formsPerAddress"), value: settings.formsPerAddress },
          { label: t("fields.objectionsPerAddress"), value: settings.objectionsPerAddress },
          { label: t("fields.complaintRouting"), value: t(`routings.${settings.complaintRouting}`) },
          { label: t("fields.siteScoreDifference"), value: number(settings.siteScoreDifference) },
          { label: t("fields.invitationMonths"), value: settings.invitationMonths },
          { label: t("fields.formKeyDays"), value: settings.formKeyDays },
          { label: t("fields.sitePanelMajority"), value: number(settings.sitePanelMajority) },
          { label: t("fields.offlineHours"), value: number(settings.offlineHours) },
          { label: t("fields.visitsPerYear"), value: number(settings.visitsPerYear) },
          { label: t("fields.drawnFirmsPublic"), value: t(`namesPublic.${settings.drawnFirmsPublic}`) },
        ]}
      />
    </>
  );
}

function HealthFacts({ health: { database, storage, clock } }: { readonly health: Health }) {
  const t = useTranslations("settings");
  return (
    <Facts
      facts={[
        { label: t("parts.database"), value: t(`states.${database}`) },
        { label: t("parts.storage"), value: t(`states.${storage}`) },
        { label: t("parts.clock"), value: t(`clocks.${clock.kind}`, { day: clock.day }) },
      ]}
    />
  );
}

function Jobs({ jobs }: { readonly jobs: readonly JobHealth[] }) {
  const t = useTranslations("settings");
  return (
    <DataTable
      caption={t("jobs")}
      rows={jobs}
      rowKey={({ name }) => name}
      columns={[
        {
          key: "name",
          head: t("jobColumns.name"),
          fold: "wide",
          rowHead: true,
          cell: ({ name }) => (t.has(`jobNames.${name}`) ? t(`jobNames.${name}`) : name),
        },
        {
          key: "last",
          head: t("jobColumns.last"),
          cell: ({ lastSuccessAt }) => (lastSuccessAt ? <MomentTime at={lastSuccessAt} log /> : t("never")),
        },
        {
          key: "state",
          head: t("jobColumns.state"),
          cell: ({ late }) => <Tag look={late ? "now" : "done"}>{t(late ? "late" : "onTime")}</Tag>,
          sub: ({ lastError }) => (lastError ? t("failing", { reference: lastError }) : null),
        },
      ]}
    />
  );
}
