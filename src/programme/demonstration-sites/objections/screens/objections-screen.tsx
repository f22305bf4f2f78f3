import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import type { Places } from "@/ui/day-register";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { number } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { MomentTime } from "@/ui/time";
import { objectionReplyPath, sitesPath } from "../../paths";
import { type NoticeRow, Notices } from "../../screens/register-screen";
import type { ObjectionLine } from "../queries";

type ObjectionsScreenProps = {
  readonly notices: readonly NoticeRow[];
  readonly places: Places;
  /** The site that the address names isn't in notice now. */
  readonly notInNotice: boolean;
  /** What came, for whoever answers it; null for everybody else. */
  readonly objections: readonly ObjectionLine[] | null;
  /** How many of them are shown at most. */
  readonly most: number;
  readonly today: Day;
};

/** Where anybody chooses to which notice he objects; whoever answers objections has them all here. */
export function ObjectionsScreen({ notices, places, notInNotice, objections, most, today }: ObjectionsScreenProps) {
  const t = useTranslations("demonstrationSites");
  return (
    <>
      <BackLink href={sitesPath()}>{t("title")}</BackLink>
      <PageHead
        title={t("objections.all")}
        end={objections && objections.length > 0 ? <ExportLinks list="site-objections" query={{}} /> : undefined}
      />
      <div className="stack stack--wide">
        {notInNotice ? <Notice tone="warn">{t("objections.notInNotice")}</Notice> : null}
        <Notices notices={notices} places={places} />
        {objections ? (
          <Section id="objections" title={t("objections.came")}>
            {objections.length === 0 ? (
              <Empty title={t("objections.none")} />
            ) : (
              <ObjectionTable rows={objections.slice(0, most)} today={today} />
            )}
            {objections.length > most ? <p className="quiet">{t("objections.more", { n: number(most) })}</p> : null}
          </Section>
        ) : null}
      </div>
    </>
  );
}

function ObjectionTable({ rows, today }: { readonly rows: readonly ObjectionLine[]; readonly today: Day }) {
  const t = useTranslations("demonstrationSites");
  return (
    <DataTable
      caption={t("objections.came")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "site",
          head: t("fields.enterprise"),
          fold: "title",
          rowHead: true,
          cell: ({ enterpriseName }) => enterpriseName,
          link: ({ siteId, id }) => objectionReplyPath(siteId, id),
        },
        {
          key: "received",
          head: t("objections.received"),
          cell: ({ receivedAt }) => <MomentTime at={receivedAt} today={today} />,
        },
        { key: "status", head: t("fields.status"), cell: ({ outcome }) => t(`objections.${outcome ?? "open"}`) },
        {
          key: "answered",
          head: t("objections.answeredOn"),
          cell: ({ answeredAt }) => (answeredAt ? <MomentTime at={answeredAt} today={today} /> : ""),
        },
      ]}
    />
  );
}
