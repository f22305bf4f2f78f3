import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { number } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { casePath, casesPath } from "../../cases/paths";
import { complaintPath, complaintsPath } from "../../complaints/paths";
import { contactPointPath, contactPointsPath } from "../../contact-points/paths";
import { enterprisePath, enterprisesPath } from "../../enterprises/paths";
import { referralPath, referralsPath } from "../../referrals/paths";
import { transferPath, transfersPath } from "../../transfers/paths";
import { searchPath } from "../paths";

type Hit = { readonly id: string; readonly name: string; readonly sub: string | null; readonly status: string };
type Searched = "enterprises" | "complaints" | "cases" | "referrals" | "transfers" | "contactPoints";
type Group = { readonly of: Searched; readonly hits: { readonly total: number | null; readonly rows: readonly Hit[] } };

type SearchScreenProps = {
  readonly q: string;
  readonly terms: readonly string[];
  readonly ignored: readonly string[];
  readonly groups: readonly Group[];
  /** How far hits are counted. */
  readonly most: number;
  /** He works at a bureau: a contact point has a page of its own for him, and how a complaint stands is told in the bureau's words, not in the firm's. */
  readonly office: boolean;
};

const PLACES = {
  enterprises: { one: enterprisePath, list: enterprisesPath },
  complaints: { one: complaintPath, list: complaintsPath },
  cases: { one: casePath, list: casesPath },
  referrals: { one: referralPath, list: referralsPath },
  transfers: { one: transferPath, list: transfersPath },
  contactPoints: { one: contactPointPath, list: contactPointsPath },
} as const;

/** One box over everything that this person may see; what was found, by kind. */
export function SearchScreen({ q, terms, ignored, groups, ...shown }: SearchScreenProps) {
  const t = useTranslations("search");
  const totals = groups.map(({ hits }) => hits.total);
  const uncounted = totals.includes(null);
  const total = totals.reduce<number>((sum, n) => sum + (n ?? shown.most), 0);
  return (
    <>
      <PageHead title={q ? t("titleFor", { q }) : t("title")} />
      <div className="stack stack--wide">
        <form className="filters sheetbar" action={searchPath()} aria-label={t("title")}>
          <label>
            {t("label")}
            <input className="input" type="search" name="q" defaultValue={q} />
          </label>
          <Button tone="secondary">{t("submit")}</Button>
        </form>
        {ignored.length > 0 && terms.length > 0 ? <Notice>{t("ignored", { words: ignored.join(" ") })}</Notice> : null}
        {terms.length === 0 ? (
          <Empty title={t("tooShort")}>{t("tooShortText")}</Empty>
        ) : (
          <p className="quiet" data-total={uncounted ? undefined : total}>
            {t(uncounted ? "atLeast" : "total", { n: total })}
          </p>
        )}
        {terms.length > 0 && total === 0 ? <Empty title={t("none")}>{t("noneText")}</Empty> : null}
        {groups.map((group) =>
          group.hits.total !== 0 ? (
            <FoundGroup key={group.of} group={group} query={terms.join(" ")} {...shown} />
          ) : null,
        )}
      </div>
    </>
  );
}

type FoundGroupProps = {
  readonly group: Group;
  readonly query: string;
  readonly most: number;
  readonly office: boolean;
};

function FoundGroup({ group: { of, hits }, query, most, office }: FoundGroupProps) {
  const t = useTranslations("search");
  const opens =
    of === "contactPoints" && !office
      ? ({ name }: Hit) => contactPointsPath({ q: name })
      : ({ id }: Hit) => PLACES[of].one(id);
  const status = useStatus(of === "complaints" && office ? "handling" : of);
  return (
    <Section
      id={of}
      title={t(`groups.${of}`)}
      size={2}
      end={
        <a
          href={PLACES[of].list({ ...(of === "contactPoints" && office ? { status: "any" } : {}), q: query })}
          data-figure={hits.total === null ? undefined : `search-${of}`}
        >
          {hits.total === null ? t("moreThan", { n: most }) : number(hits.total)}
        </a>
      }
    >
      <DataTable
        caption={t(`groups.${of}`)}
        rows={hits.rows}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", head: t("columns.name"), fold: "wide", rowHead: true, cell: ({ name }) => name, link: opens },
          { key: "sub", head: t("columns.sub"), fold: "wide", cell: ({ sub }) => sub },
          { key: "status", head: t("columns.status"), cell: (hit) => status(hit.status) },
        ]}
      />
    </Section>
  );
}

/** Statuses are told in the words of their own feature. */
function useStatus(of: Searched | "handling"): (status: string) => string {
  const t = useTranslations();
  return (status) => (t.has(`${of}.statuses.${status}`) ? t(`${of}.statuses.${status}`) : status);
}
