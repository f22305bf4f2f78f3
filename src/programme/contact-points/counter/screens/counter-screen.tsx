import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Button, ButtonLink, Buttons } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { Light } from "@/ui/light";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Tabs } from "@/ui/tabs";
import { Tag } from "@/ui/tag";
import { MomentTime } from "@/ui/time";
import { counterPath, filingPath, newFilingPath } from "../paths";
import type { listFilings } from "../queries";

type CounterScreenProps = {
  readonly rows: Awaited<ReturnType<typeof listFilings>>;
  readonly show: "waiting" | "all";
  /** What this person types for firms. */
  readonly may: { readonly register: boolean; readonly apply: boolean };
  readonly today: Day;
};

/** What was typed for firms that were present: what still waits for them first. */
export function CounterScreen({ rows, show, may, today }: CounterScreenProps) {
  const t = useTranslations("counter");
  const name = useName();
  return (
    <>
      <PageHead
        title={t("title")}
        count={rows.length}
        end={rows.length > 0 ? <ExportLinks list="counter-filings" query={{ show }} /> : null}
      />
      <div className="stack">
        <p className="second measure">{t("lead")}</p>
        <Buttons>
          {may.apply ? <ButtonLink href={newFilingPath("contact-point")}>{t("acts.apply")}</ButtonLink> : null}
          {may.register ? (
            <ButtonLink href={newFilingPath("registration")} tone="secondary">
              {t("acts.register")}
            </ButtonLink>
          ) : null}
        </Buttons>
        <Tabs
          label={t("show.label")}
          tabs={(["waiting", "all"] as const).map((view) => ({
            href: `${counterPath}?show=${view}`,
            label: t(`show.${view}`),
            current: view === show,
          }))}
        />
        {rows.length === 0 ? (
          <Empty title={t("empty")}>{t("emptyText")}</Empty>
        ) : (
          <DataTable
            caption={t("title")}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { key: "light", head: t("columns.light"), fold: "light", cell: ({ light }) => <Light {...light} /> },
              {
                key: "firm",
                head: t("columns.firm"),
                fold: "title",
                rowHead: true,
                cell: ({ firmName }) => firmName,
                link: ({ id }) => filingPath(id),
              },
              { key: "kind", head: t("columns.kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
              {
                key: "typed",
                head: t("columns.typed"),
                cell: ({ typedBy }) => typedBy.name,
                sub: ({ typedBy }) => name(typedBy.house ?? undefined),
              },
              {
                key: "spoke",
                head: t("columns.spoke"),
                cell: ({ spokeName }) => spokeName,
                sub: ({ spokePost }) => spokePost,
              },
              {
                key: "status",
                head: t("columns.status"),
                cell: ({ status }) => (
                  <Tag look={status === "waiting" ? "waiting" : "done"}>{t(`statuses.${status}`)}</Tag>
                ),
              },
              {
                key: "at",
                head: t("columns.at"),
                drop: "low",
                cell: ({ createdAt }) => <MomentTime at={createdAt} today={today} />,
              },
            ]}
          />
        )}
      </div>
    </>
  );
}

/** First which firm: by its code, in a plain form. */
export function FindFirmScreen({ code, missing }: { readonly code: string | undefined; readonly missing: boolean }) {
  const t = useTranslations("counter");
  return (
    <>
      <PageHead title={t("acts.apply")} trail={[{ href: counterPath, label: t("title") }]} />
      <div className="narrow stack">
        {missing ? (
          <Notice tone="alarm" live>
            {t("notFound")}
          </Notice>
        ) : null}
        <form className="form" action={`${counterPath}/new`}>
          <input type="hidden" name="kind" value="contact-point" />
          <div className="field">
            <label htmlFor="code">{t("fields.code")}</label>
            <p className="hint" id="code-hint">
              {t("hints.code")}
            </p>
            <input
              className="input input--20"
              id="code"
              name="code"
              defaultValue={code}
              autoComplete="off"
              aria-describedby="code-hint"
            />
          </div>
          <Buttons>
            <Button>{t("acts.find")}</Button>
          </Buttons>
        </form>
      </div>
    </>
  );
}

/** What waits for a firm to confirm, on its own page; nothing when nothing does. */
export function FirmFilings({
  rows,
}: {
  readonly rows: readonly { readonly id: string; readonly kind: "registration" | "contact-point" }[];
}) {
  const t = useTranslations("counter");
  if (rows.length === 0) return null;
  return (
    <Section id="counter" title={t("firmWaiting")} size={2}>
      <ul className="plainlist">
        {rows.map(({ id, kind }) => (
          <li key={id}>
            {t(`kinds.${kind}`)} <a href={filingPath(id)}>{t("see")}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
