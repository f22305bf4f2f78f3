import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { number } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { accountsPath, personPath } from "../../accounts/paths";
import { casePath, casesPath } from "../../cases/paths";
import { clusterPath } from "../../clusters/paths";
import { complaintPath, complaintsPath } from "../../complaints/paths";
import { contactPointPath, contactPointsPath } from "../../contact-points/paths";
import { sitePath, sitesPath } from "../../demonstration-sites/paths";
import { enterprisePath, enterprisesPath } from "../../enterprises/paths";
import { articlePath, informationPath } from "../../information-centre/articles/paths";
import { referralPath, referralsPath } from "../../referrals/paths";
import { transferPath, transfersPath } from "../../transfers/paths";
import type { Searched } from "../kinds/queries";
import { searchPath } from "../paths";
import type { Hit, SearchResult } from "../queries";

type Group = SearchResult["groups"][number];

type SearchScreenProps = {
  readonly q: string;
  readonly terms: readonly string[];
  readonly ignored: readonly string[];
  readonly groups: readonly Group[];
  /** How far hits are counted. */
  readonly most: number;
  /** He works at a bureau: contact points and sites have pages of their own for him, and how a complaint stands is told in the bureau's words, not in the firm's. */
  readonly office: boolean;
};

type Place = {
  readonly one: (id: string) => string;
  /** The list with a word filter, where there is one. */
  readonly list?: (query: Readonly<Record<string, string>>) => string;
  /** A register that everybody reads, and beside it a bureau's work list of all of them. */
  readonly register?: true;
};

const PLACES: Readonly<Record<Searched, Place>> = {
  enterprises: { one: enterprisePath, list: enterprisesPath },
  complaints: { one: complaintPath, list: complaintsPath },
  cases: { one: casePath, list: casesPath },
  referrals: { one: referralPath, list: referralsPath },
  transfers: { one: transferPath, list: transfersPath },
  contactPoints: { one: contactPointPath, list: contactPointsPath, register: true },
  demonstrationSites: { one: sitePath, list: sitesPath, register: true },
  clusters: { one: clusterPath },
  articles: { one: articlePath, list: informationPath },
  accounts: { one: personPath, list: accountsPath },
};

/** What else than title, firm or department, and than where it stands, is shown of a kind. */
const HEADS: {
  readonly [Of in Searched]?: { readonly sub: "place" | "publisher" | "username"; readonly status?: "channel" };
} = {
  clusters: { sub: "place" },
  articles: { sub: "publisher", status: "channel" },
  accounts: { sub: "username" },
};

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
            <FoundGroup key={group.of} group={group} query={group.of === "accounts" ? q : terms.join(" ")} {...shown} />
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
  const { one, list, register } = PLACES[of];
  const { sub = "sub", status: last = "status" } = HEADS[of] ?? {};
  const opens = register && list && !office ? ({ name }: Hit) => list({ q: name }) : ({ id }: Hit) => one(id);
  const status = useStatus(of === "complaints" && office ? "handling" : of);
  return (
    <Section
      id={of}
      title={t(`groups.${of}`)}
      size={2}
      end={
        list ? (
          <a
            href={list({ ...(register && office ? { status: "any" } : {}), q: query })}
            data-figure={hits.total === null ? undefined : `search-${of}`}
          >
            {hits.total === null ? t("moreThan", { n: most }) : number(hits.total)}
          </a>
        ) : (
          number(hits.total ?? 0)
        )
      }
    >
      <DataTable
        caption={t(`groups.${of}`)}
        rows={hits.rows}
        rowKey={({ id }) => id}
        columns={[
          { key: "name", head: t("columns.name"), fold: "wide", rowHead: true, cell: ({ name }) => name, link: opens },
          { key: "sub", head: t(`columns.${sub}`), fold: "wide", cell: (hit) => hit.sub },
          { key: "status", head: t(`columns.${last}`), cell: (hit) => status(hit.status) },
        ]}
      />
    </Section>
  );
}

/** Statuses are told in the words of their own feature; an article stands in a channel. */
function useStatus(of: Searched | "handling"): (status: string) => string {
  const t = useTranslations();
  const words = of === "articles" ? "informationCentre.channels" : `${of}.statuses`;
  return (status) => (t.has(`${words}.${status}`) ? t(`${words}.${status}`) : status);
}
