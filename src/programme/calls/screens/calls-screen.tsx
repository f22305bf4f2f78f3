import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { ButtonLink, Buttons } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Tag } from "@/ui/tag";
import { setApplicationsAction } from "../actions";
import { callPath, callsPath, newCallPath, setApplicationsPath } from "../paths";
import { APPLICATION_KINDS, APPLICATION_STATES, type ApplicationKind } from "../policy";
import type { CallLine, Intake, StateRow } from "../queries";
import { IntakeState } from "./intake-state";

type CallsScreenProps = {
  readonly intakes: Readonly<Record<ApplicationKind, Intake>>;
  readonly history: Readonly<Record<ApplicationKind, readonly StateRow[]>>;
  readonly calls: readonly CallLine[];
  /** The coordinator. */
  readonly mayAnnounce: boolean;
  /** The kind that he is about to open or shut. */
  readonly setting: ApplicationKind | undefined;
  readonly today: Day;
};

/** Whether applications are taken now, what was set before, and every call there was; the coordinator sets it here. */
export function CallsScreen({ intakes, history, calls, mayAnnounce, setting, today }: CallsScreenProps) {
  const t = useTranslations("calls");
  return (
    <>
      <PageHead title={t("title")} />
      <div className="stack stack--wide">
        <p className="second measure">{t("lead")}</p>
        {APPLICATION_KINDS.map((kind) => (
          <Section key={kind} id={kind} title={t(`kinds.${kind}`)} size={2}>
            <div className="stack">
              <IntakeState kind={kind} intake={intakes[kind]} at="calls" />
              <History rows={history[kind]} />
              {mayAnnounce && setting === kind ? (
                <SetForm kind={kind} latest={history[kind][0]?.id ?? ""} today={today} />
              ) : null}
              {mayAnnounce && setting !== kind ? (
                <ButtonLink href={`${setApplicationsPath(kind)}#${kind}`} tone="secondary">
                  {t("set.title")}
                </ButtonLink>
              ) : null}
            </div>
          </Section>
        ))}
        <Section
          id="calls"
          title={t("calls.title")}
          size={2}
          end={
            mayAnnounce ? (
              <Buttons>
                <a href={newCallPath}>{t("calls.new")}</a>
                {calls.length > 0 ? <ExportLinks list="calls" query={{}} /> : null}
              </Buttons>
            ) : undefined
          }
        >
          {calls.length === 0 ? <Empty title={t("calls.none")}>{t("calls.noneText")}</Empty> : <Calls calls={calls} />}
        </Section>
      </div>
    </>
  );
}

function useSpan(): (from: Day, until: Day | null) => string {
  const t = useTranslations("calls.history");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (from, until) =>
    until
      ? t("span", { from: longDay(from, locale), until: longDay(until, locale) })
      : t("from", { from: longDay(from, locale) });
}

function History({ rows }: { readonly rows: readonly StateRow[] }) {
  const t = useTranslations("calls");
  const span = useSpan();
  if (rows.length === 0) return <p className="quiet">{t("history.none")}</p>;
  const named = rows.some(({ by }) => by !== null);
  return (
    <DataTable
      caption={t("history.title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "state",
          head: t("history.state"),
          fold: "title",
          rowHead: true,
          cell: ({ state }) => t(`states.${state}`),
        },
        { key: "days", head: t("history.days"), cell: ({ fromDay, untilDay }) => span(fromDay, untilDay) },
        { key: "reason", head: t("history.reason"), cell: ({ reason }) => reason },
        ...(named ? [{ key: "by", head: t("history.by"), cell: ({ by }: StateRow) => by ?? "" }] : []),
      ]}
    />
  );
}

function SetForm({
  kind,
  latest,
  today,
}: {
  readonly kind: ApplicationKind;
  readonly latest: string;
  readonly today: Day;
}) {
  const t = useTranslations("calls");
  const words = formWords(useTranslations("ui"));
  return (
    <div className="narrow stack">
      <h3 className="h3">{t("set.title")}</h3>
      <p>{t("set.lead")}</p>
      <StepForm
        action={setApplicationsAction}
        hidden={{ kind, afterId: latest }}
        choices={[
          {
            name: "state",
            kind: "one",
            label: t("fields.state"),
            initial: "paused",
            choices: APPLICATION_STATES.map((value) => ({ value, label: t(`states.${value}`) })),
          },
        ]}
        texts={[
          { name: "fromDay", label: t("fields.fromDay"), type: "date", initial: today, width: 20 },
          { name: "untilDay", label: t("fields.untilDay"), hint: t("hints.untilDay"), type: "date", width: 20 },
          { name: "reason", label: t("fields.reason"), hint: t("hints.reason") },
        ]}
        submit={t("acts.set")}
        cancel={{ href: callsPath, label: t("acts.cancel") }}
        words={words}
      />
    </div>
  );
}

function Calls({ calls }: { readonly calls: readonly CallLine[] }) {
  const t = useTranslations("calls");
  const span = useSpan();
  return (
    <DataTable
      caption={t("calls.title")}
      rows={calls}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          head: t("calls.name"),
          fold: "title",
          rowHead: true,
          cell: ({ title }) => title,
          link: ({ id }) => callPath(id),
        },
        { key: "days", head: t("calls.days"), cell: ({ fromDay, toDay }) => span(fromDay, toDay) },
        {
          key: "standing",
          head: t("calls.standing"),
          cell: ({ standing }) => (
            <Tag look={standing === "running" ? "now" : standing === "coming" ? "waiting" : "done"}>
              {t(`standings.${standing}`)}
            </Tag>
          ),
        },
      ]}
    />
  );
}
