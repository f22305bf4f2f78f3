import { useTranslations } from "next-intl";
import { PageHead } from "@/ui/page-head";
import { STATIONS, type Station } from "../tour/paths";

/** The main job in ten minutes, part by part: whose part, what to look for, and the very record. For the demo. */
export function TourScreen({ records }: { readonly records: Readonly<Partial<Record<Station, string>>> }) {
  const t = useTranslations("desks.tour");
  const accounts = useTranslations("accounts");
  return (
    <>
      <PageHead title={t("title")} />
      <p className="lead measure">{t("lead")}</p>
      <ol className="stations">
        {STATIONS.map((station) => {
          const record = records[station.key];
          const next = record ? `${station.place}/${record}` : "list" in station ? station.list : station.place;
          return (
            <li key={station.key} id={station.key}>
              <h2 className="h3">{t(`${station.key}.title`)}</h2>
              <p className="small second">
                {accounts(`demo.accounts.${station.as}`)} <code>{station.as}</code>
              </p>
              <p>{t(`${station.key}.text`)}</p>
              <p className="row">
                <a href={`/sign-in?${new URLSearchParams({ as: station.as, next })}`}>
                  {t("goAs", { account: station.as })}
                </a>
                <a href={next}>{t("go")}</a>
              </p>
            </li>
          );
        })}
      </ol>
    </>
  );
}
