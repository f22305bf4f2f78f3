import { useTranslations } from "next-intl";
import { number } from "@/ui/format";
import { Section } from "@/ui/section";
import { MomentTime } from "@/ui/time";
import { PASS_MARK, REVIEWERS_NEEDED } from "../workflow";
import type { SiteScreenProps } from "./site-screen";

/** Points and opinions once both have signed; before that one's own, and how many have signed. */
export function Scores({ site }: Pick<SiteScreenProps, "site">) {
  const t = useTranslations("demonstrationSites");
  const { scores, meanScore, signedScores, status } = site;
  if (status === "applied" || status === "returned") return null;
  return (
    <Section
      id="scores"
      title={t("sections.scores")}
      end={meanScore === null ? undefined : <b>{t("scores.mean", { mean: number(meanScore, 1), pass: PASS_MARK })}</b>}
    >
      {status === "recommended" ? (
        <p className="quiet">
          {t("scores.signed", { n: signedScores, needed: REVIEWERS_NEEDED })} {t("scores.apart")}
        </p>
      ) : null}
      {scores.map(({ id, reviewer, points, opinion, signedAt }) => (
        <div key={id}>
          <h3>
            {t("scores.by", { reviewer, points })}{" "}
            <span className="quiet small">
              <MomentTime at={signedAt} log />
            </span>
          </h3>
          <p className="prose">{opinion}</p>
        </div>
      ))}
    </Section>
  );
}
