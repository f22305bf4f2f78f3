import { useLocale, useTranslations } from "next-intl";
import { dayFromDate } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { Facts } from "@/ui/facts";
import { listed, longDay, longMoment, number } from "@/ui/format";
import { Hash } from "@/ui/hash";
import { Notice } from "@/ui/notice";
import { OpenLinks } from "@/ui/open-links";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import type { PublicDraw, PublicDrawnFirm } from "../../published-draws/queries";
import { publicDrawPath, publicDrawsPath } from "../paths";
import { Algorithm, Checking } from "./draw-algorithm";

/** The way here from elsewhere. */
export function PublicDrawsLink() {
  const t = useTranslations("draws");
  return <a href={publicDrawsPath}>{t("public.link")}</a>;
}

/** Draws whose list is frozen, for everybody: how they stand, and how it is drawn. */
export function PublicDraws({ draws }: { readonly draws: readonly PublicDraw[] }) {
  const t = useTranslations("draws");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <div className="stack">
      <PageHead title={t("public.title")} />
      <p className="second measure">{t("public.lead")}</p>
      {draws.length === 0 ? (
        <Empty title={t("empty.public")}>{t("empty.publicText")}</Empty>
      ) : (
        <DataTable
          caption={t("public.title")}
          rows={draws}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "title",
              head: t("columns.title"),
              fold: "title",
              rowHead: true,
              cell: ({ title }) => title,
              link: ({ id }) => publicDrawPath(id),
            },
            { key: "status", head: t("columns.status"), cell: ({ status }) => t(`statuses.${status}`) },
            {
              key: "frozen",
              head: t("columns.frozen"),
              cell: ({ frozenAt }) => longMoment(frozenAt, locale),
            },
            { key: "firms", head: t("columns.firms"), align: "end", cell: ({ firmCount }) => number(firmCount) },
            { key: "take", head: t("columns.take"), align: "end", cell: ({ take }) => number(take) },
          ]}
        />
      )}
      {draws.length > 0 ? <OpenLinks list="draws" query={{}} /> : null}
      <Algorithm />
    </div>
  );
}

type PublicDrawProps = {
  readonly draw: PublicDraw;
  readonly result: readonly PublicDrawnFirm[];
  readonly names: "held" | "never";
};

/** One draw as everybody may know it: hashes, halves, seed, and which numbers of the list were drawn. */
export function PublicDrawScreen({ draw, result, names }: PublicDrawProps) {
  const t = useTranslations("draws");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (date: Date) => longDay(dayFromDate(date), locale);
  return (
    <div className="stack">
      <BackLink href={publicDrawsPath}>{t("public.back")}</BackLink>
      <PageHead title={draw.title} />
      {draw.status === "frozen" ? <Notice tone="info">{t("nobodyKnows", { day: day(draw.numberOn) })}</Notice> : null}
      {draw.status === "abandoned" ? (
        <Notice tone="warn">
          {t("statuses.abandoned")}　{draw.reason}
        </Notice>
      ) : null}
      <Section id="list" title={t("sections.list")}>
        <p>
          {t("numbers", {
            ...{ firms: draw.firmCount, officers: draw.officerCount, take: draw.take, each: draw.each },
          })}
        </p>
        <Facts
          facts={[
            { label: t("fields.status"), value: t(`statuses.${draw.status}`) },
            { label: t("fields.frozenAt"), value: longMoment(draw.frozenAt, locale) },
            { label: t("fields.listHash"), value: <Hash value={draw.listHash} /> },
            { label: t("fields.visitsBy"), value: day(draw.visitsBy) },
          ]}
        />
      </Section>
      <Section id="seed" title={t("sections.seed")}>
        <Facts
          facts={[
            { label: t("fields.commitment"), value: <Hash value={draw.commitment} /> },
            { label: t("fields.numberSource"), value: draw.numberSource },
            { label: t("fields.numberOn"), value: day(draw.numberOn) },
            ...(draw.drawnAt
              ? [
                  { label: t("fields.secret"), value: <Hash value={draw.secret ?? ""} /> },
                  { label: t("fields.number"), value: <span className="num">{draw.number}</span> },
                  { label: t("fields.seed"), value: <Hash value={draw.seed ?? ""} /> },
                  { label: t("fields.drawnAt"), value: longMoment(draw.drawnAt, locale) },
                ]
              : []),
          ]}
        />
        {draw.drawnAt ? null : <p className="hint">{t("hidden")}</p>}
      </Section>
      {result.length > 0 ? (
        <Section id="result" title={t("sections.result")} end={<span className="quiet">{t("public.note")}</span>}>
          <DataTable
            caption={t("sections.result")}
            rows={result}
            rowKey={({ no }) => String(no)}
            columns={[
              { key: "place", head: t("columns.place"), align: "end", cell: ({ place }) => place },
              {
                key: "firm",
                head: t("columns.firm"),
                fold: "title",
                rowHead: true,
                cell: ({ no }) => t("publicFirm", { no }),
                sub: ({ name }) => name ?? t(names === "never" ? "publicName.never" : "publicName.hidden"),
              },
              {
                key: "officers",
                head: t("columns.officers"),
                cell: ({ officers }) =>
                  listed(
                    officers.map((no) => t("publicOfficer", { no })),
                    locale,
                  ),
              },
              {
                key: "visit",
                head: t("columns.visit"),
                cell: ({ heldOn }) => (heldOn ? t("held", { day: day(heldOn) }) : ""),
              },
            ]}
          />
          <OpenLinks list="draw-result" query={{ draw: draw.id }} />
        </Section>
      ) : null}
      <Checking draw={draw} />
      <Algorithm />
    </div>
  );
}
