import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { DataTable } from "@/ui/data-table";
import { EmptyFiltered } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { Facts } from "@/ui/facts";
import { FigureLink } from "@/ui/figure";
import { Filters } from "@/ui/filters";
import { formWords } from "@/ui/form-words";
import { listMoment, number } from "@/ui/format";
import { type Named, useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { MomentTime } from "@/ui/time";
import { discardCircularAction, sendCircularAction } from "../circulars/actions";
import type { CircularDetail, ReaderLine } from "../circulars/queries";
import { circularPath, circularsPath, clusterPath, editCircularPath, liaisonsPath } from "../paths";
import { howTold } from "./reader-sheet";

type CircularScreenProps = {
  readonly circular: CircularDetail;
  readonly cluster: (Named & { readonly id: string }) | undefined;
  readonly today: Day;
  /** Of a draft: how many firms it would go to now, and which. */
  readonly recipients: { readonly n: number; readonly fingerprint: string } | null;
  /** For officials; null for the firm that reads it. */
  readonly readers: {
    readonly rows: readonly ReaderLine[];
    readonly total: number;
    readonly next: string | null;
  } | null;
  readonly query: Readonly<Record<string, string>>;
  /** Whether the list of its readers may be taken away. */
  readonly exports: boolean;
};

/** One circular: the firm reads it; officials see who has, and the writer sends his draft from here. */
export function CircularScreen(props: CircularScreenProps) {
  const { circular, cluster, readers, recipients } = props;
  const t = useTranslations("clusters");
  const name = useName();
  const { by, sentAt, draft } = circular;
  return (
    <>
      <PageHead
        title={circular.subject}
        trail={[{ href: circularsPath(), label: t("circulars.title") }]}
        end={
          draft ? (
            <>
              <ButtonLink href={editCircularPath(circular.id)} tone="secondary">
                {t("circulars.edit")}
              </ButtonLink>
              <Confirm
                href={circularPath(circular.id, { step: "discard" })}
                label={t("circulars.discard")}
                tone="alarm"
                title={t("circulars.discardTitle", { subject: circular.subject })}
              >
                <DiscardForm circular={circular} />
              </Confirm>
            </>
          ) : undefined
        }
      />
      <div className="stack stack--wide">
        {draft ? <Notice tone="info">{t("circulars.isDraft")}</Notice> : null}
        <Facts
          facts={[
            {
              label: t("circulars.cluster"),
              value: readers && cluster ? <a href={clusterPath(cluster.id)}>{name(cluster)}</a> : name(cluster),
            },
            ...(by ? [{ label: t("circulars.by"), value: `${name(by)} ${by.name}` }] : []),
            ...(sentAt ? [{ label: t("circulars.sentAt"), value: <MomentTime at={sentAt} /> }] : []),
          ]}
        />
        <Section id="text" title={t("circulars.text")}>
          <p className="prose">{circular.text}</p>
        </Section>
        {recipients ? <Send circular={circular} recipients={recipients} /> : null}
        {readers && !draft ? <Readers {...props} readers={readers} /> : null}
      </div>
    </>
  );
}

/** The question before a draft is given up, as a page of its own. */
export function DiscardCircular({ circular }: Pick<CircularScreenProps, "circular">) {
  const t = useTranslations("clusters");
  return (
    <ConfirmSheet title={t("circulars.discardTitle", { subject: circular.subject })} of={t("circulars.title")}>
      <DiscardForm circular={circular} />
    </ConfirmSheet>
  );
}

function DiscardForm({ circular: { id, version } }: Pick<CircularScreenProps, "circular">) {
  const t = useTranslations("clusters");
  return (
    <>
      <p>{t("circulars.discardText")}</p>
      <StepForm
        action={discardCircularAction}
        hidden={{ circularId: id, version }}
        submit={t("circulars.discard")}
        tone="alarm"
        cancel={{ href: circularPath(id), label: t("circulars.keep") }}
        words={formWords(useTranslations("ui"))}
      />
    </>
  );
}

type SendProps = Pick<CircularScreenProps, "circular"> & {
  readonly recipients: NonNullable<CircularScreenProps["recipients"]>;
};

function Send({ circular, recipients }: SendProps) {
  const t = useTranslations("clusters");
  const words = formWords(useTranslations("ui"));
  return (
    <Section id="send" title={t("circulars.preview")}>
      {recipients.n === 0 ? (
        <p>{t("circulars.nobody")}</p>
      ) : (
        <>
          <p>
            {t("circulars.goesTo")}{" "}
            <FigureLink figure="recipients" value={recipients.n} href={liaisonsPath(circular.clusterId)} />{" "}
            {t("circulars.goesToUnit")}
          </p>
          <p className="quiet">{t("circulars.sendText")}</p>
          <StepForm
            action={sendCircularAction}
            hidden={{ circularId: circular.id, version: circular.version, recipients: recipients.fingerprint }}
            submit={t("circulars.send", { n: recipients.n })}
            cancel={{ href: editCircularPath(circular.id), label: t("circulars.edit") }}
            words={words}
          />
        </>
      )}
    </Section>
  );
}

function Readers({
  circular,
  readers: { rows, total, next },
  query,
  exports,
  today,
}: CircularScreenProps & { readonly readers: NonNullable<CircularScreenProps["readers"]> }) {
  const t = useTranslations("clusters");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { after: _page, ...filter } = query;
  const here = circularPath(circular.id);
  return (
    <Section
      id="readers"
      title={t("circulars.readers")}
      end={
        exports ? (
          <span className="btns">
            <ExportLinks list="circular-readers" query={{ ...filter, circular: circular.id }} />
          </span>
        ) : null
      }
    >
      <Filters
        clearHref={here}
        filters={[
          {
            name: "read",
            label: t("circulars.state"),
            value: query.read,
            options: (["yes", "no"] as const).map((value) => ({ value, label: t(`circulars.read.${value}`) })),
          },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyFiltered clearHref={here} />
      ) : (
        <DataTable
          caption={t("circulars.readers")}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "firm",
              head: t("columns.firm"),
              fold: "title",
              rowHead: true,
              cell: ({ enterpriseName }) => enterpriseName,
            },
            {
              key: "told",
              head: t("circulars.toldAt"),
              drop: "low",
              cell: ({ toldAt }) =>
                toldAt ? listMoment(toldAt, today, locale) : <span className="quiet">{t("circulars.notTold")}</span>,
              sub: (row) => {
                const how = howTold(row);
                return how && t(`circulars.told.${how}`, { n: row.toldAccounts ?? 0 });
              },
            },
            {
              key: "read",
              head: t("circulars.readAt"),
              cell: ({ readAt }) =>
                readAt ? listMoment(readAt, today, locale) : <span className="quiet">{t("circulars.read.no")}</span>,
            },
          ]}
        />
      )}
      <Pager
        total={total}
        label={t("liaisons.count", { n: number(total) })}
        next={next ? circularPath(circular.id, { ...filter, after: next }) : undefined}
        first={query.after ? circularPath(circular.id, filter) : undefined}
      />
    </Section>
  );
}
