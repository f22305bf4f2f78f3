import { useLocale, useTranslations } from "next-intl";
import { number } from "@/ui/format";
import { NumberTable } from "@/ui/number-table";
import { Section } from "@/ui/section";
import { MomentTime } from "@/ui/time";
import { recordPath } from "../paths";
import { dimensionsOf } from "../score-sheets/schema";
import type { SiteScreenProps } from "./site-screen";

/** Points to a quarter, without needless noughts. */
export function points(value: number): string {
  return number(value, value % 1 === 0 ? 0 : 2);
}

/** Who was named, points by dimension and opinions once all have signed; before that one's own, and how many have signed. */
export function Scores({ site }: Pick<SiteScreenProps, "site">) {
  const t = useTranslations("demonstrationSites");
  const english = useLocale() === "en";
  const { scores, mean, seats, status, sheet } = site;
  const reviewers = seats.filter(({ part }) => part === "reviewer");
  if (reviewers.length === 0) return null;
  // All that were signed, side by side: in a reconciliation that is what is talked about.
  const left = new Set(reviewers.filter(({ recused }) => recused).map(({ personId }) => personId));
  const columns = scores.map(({ id, reviewerId, reviewer, round }) => ({
    key: id,
    label: [
      reviewer,
      ...(site.round > 1 ? [t("scores.round", { n: round })] : []),
      ...(left.has(reviewerId) ? [t("seats.recused")] : []),
    ].join(" "),
  }));
  return (
    <Section
      id="scores"
      title={t("sections.scores")}
      end={mean ? <b>{t("scores.mean", { mean: number(mean.total, 2), pass: sheet.content.passMark })}</b> : undefined}
    >
      <ul className="linklist">
        {reviewers.map(({ id, name, recused, pending, recusalGround }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="quiet">
              {recusalGround
                ? t("seats.recusedFor", { ground: recusalGround })
                : t(recused ? "seats.recused" : pending ? "seats.pending" : "seats.signed")}
            </span>
          </li>
        ))}
      </ul>
      <div className="stack">
        {status === "on_site" ? <p className="quiet">{t("scores.apart")}</p> : null}
        {status === "reconciling" ? <p>{t("scores.reconciling", { n: site.allowedSpread })}</p> : null}
        {scores.length > 0 ? (
          <NumberTable
            label={t("sections.scores")}
            corner={t("fields.dimension")}
            head={[...columns, ...(mean ? [{ key: "mean", label: t("fields.mean") }] : [])]}
            rows={[
              ...dimensionsOf(sheet.content).map((dimension) => ({
                key: dimension.key,
                label: `${english ? dimension.nameEn : dimension.nameZh} (${points(dimension.points)})`,
                cells: [
                  ...scores.map((score) => points(score.dimensions[dimension.key] ?? 0)),
                  ...(mean ? [number(mean.dimensions[dimension.key] ?? 0, 2)] : []),
                ],
              })),
              {
                key: "total",
                label: t("fields.total"),
                cells: [...scores.map((score) => points(score.points)), ...(mean ? [number(mean.total, 2)] : [])],
              },
            ]}
          />
        ) : null}
        {mean ? (
          <p>
            <a href={recordPath(site.id)}>{t("scores.record")}</a>
          </p>
        ) : null}
        {scores.map(({ id, reviewer, points: total, round, opinion, vetoes, signedAt }) => (
          <div key={id}>
            <h3>
              {t("scores.by", { reviewer, points: points(total) })}{" "}
              <span className="quiet small">
                {site.round > 1 ? t("scores.round", { n: round }) : null} <MomentTime at={signedAt} log />
              </span>
            </h3>
            {vetoes.map((index) => {
              const veto = sheet.content.vetoes[Number(index)];
              return veto ? (
                <p key={index}>
                  <b>{t("scores.veto", { veto: english ? veto.textEn : veto.textZh })}</b>
                </p>
              ) : null;
            })}
            <p className="prose">{opinion}</p>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** The panel: who sits on it, how each voted, what it advised; then what the bureau meeting decided. */
export function Panel({ site }: Pick<SiteScreenProps, "site">) {
  const t = useTranslations("demonstrationSites");
  const panel = site.seats.filter(({ part }) => part === "panel");
  if (panel.length === 0) return null;
  return (
    <Section id="panel" title={t("sections.panel")}>
      <ul className="linklist">
        {panel.map(({ id, name, recused, pending, recusalGround, vote, opinion }) => (
          <li key={id}>
            <span>
              {name}
              {opinion ? <span className="sub">{opinion}</span> : null}
            </span>
            <span className="quiet">
              {vote
                ? t(`votes.${vote}`)
                : recusalGround
                  ? t("seats.recusedFor", { ground: recusalGround })
                  : t(recused ? "seats.recused" : pending ? "seats.votePending" : "seats.signed")}
            </span>
          </li>
        ))}
      </ul>
      {site.panelMinutes ? <p className="prose">{site.panelMinutes}</p> : null}
      {site.decision ? (
        <>
          <h3>{t("sections.decision")}</h3>
          <p className="prose">{site.decision}</p>
        </>
      ) : null}
    </Section>
  );
}
