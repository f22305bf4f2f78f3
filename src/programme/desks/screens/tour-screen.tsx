import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { STATIONS, type Station } from "../tour/paths";

type TourProps = {
  readonly records: Readonly<Partial<Record<Station, string>>>;
  /** Who takes it, when somebody is signed in. */
  readonly account: string | undefined;
};

/** The main job in ten minutes, part by part: whose part, what to look for, and the very record. For the demo. */
export function TourScreen({ records, account }: TourProps) {
  const t = useTranslations("desks.tour");
  const accounts = useTranslations("accounts");
  return (
    <>
      <PageHead title={t("title")} />
      <p className="lead measure">{t("lead")}</p>
      {account ? <OwnStations account={account} /> : null}
      <ol className="stations">
        {STATIONS.map((station) => {
          const record = records[station.key];
          const next = record ? `${station.place}/${record}` : "list" in station ? station.list : station.place;
          return (
            <li key={station.key} id={station.key}>
              <h2 className="h3">{t(`${station.key}.title`)}</h2>
              <p className="small second">
                {accounts(`demo.accounts.${station.as}`)} <code>{station.as}</code>{" "}
                {account === station.as ? <Tag look="now">{t("yours")}</Tag> : null}
              </p>
              <p>{t(`${station.key}.text`)}</p>
              <p className="row">
                {account === station.as ? (
                  <a href={next}>{t("open")}</a>
                ) : (
                  <a href={`/sign-in?${new URLSearchParams({ as: station.as, next })}`}>
                    {t("goAs", { account: station.as })}
                  </a>
                )}
                {account ? null : <a href={next}>{t("go")}</a>}
              </p>
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** Which parts are those of whoever is signed in. */
function OwnStations({ account }: { readonly account: string }) {
  const t = useTranslations("desks.tour");
  const own = STATIONS.filter((station) => station.as === account);
  return (
    <Notice>
      {t(own.length > 0 ? "own" : "noneOwn", { account })}
      {own.map(({ key }) => (
        <Fragment key={key}>
          {" "}
          <a href={`#${key}`}>{t(`${key}.title`)}</a>
        </Fragment>
      ))}
    </Notice>
  );
}
