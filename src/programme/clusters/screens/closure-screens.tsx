import { useLocale, useTranslations } from "next-intl";
import { type Day, dayFromDate } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { longDay, number } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { closeClusterAction, reopenClusterAction } from "../closures/actions";
import type { Closure } from "../closures/queries";
import { clusterPath } from "../paths";
import type { ClusterLine } from "../queries";

/** Says of a cluster that is closed since when and why; to its station, what that means for its work. */
export function ClosedNotice({ cluster, serves }: { readonly cluster: ClusterLine; readonly serves: boolean }) {
  const t = useTranslations("clusters");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { closedFrom, closedGround } = cluster;
  if (!closedFrom) return null;
  const facts = { day: longDay(dayFromDate(closedFrom), locale), ground: closedGround ?? "" };
  return (
    <Notice tone="warn" title={t("closed.since", facts)}>
      {t(serves ? "closed.forStation" : "closed.text")}
    </Notice>
  );
}

/** When a cluster was closed and reopened, the last first. */
export function Closures({ closures }: { readonly closures: readonly Closure[] }) {
  const t = useTranslations("clusters");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  if (closures.length === 0) return null;
  const day = (on: Day) => longDay(on, locale);
  return (
    <Section id="closures" title={t("sections.closures")}>
      <ul className="plainlist">
        {closures.map(({ id, fromDay, ground, by, reopened }) => (
          <li key={id}>
            {t("closed.closedBy", { day: day(fromDay), by, ground })}
            {reopened ? (
              <span className="sub">
                {t("closed.reopenedBy", { day: day(reopened.fromDay), by: reopened.by, because: reopened.because })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

type TurnProps = { readonly cluster: ClusterLine; readonly today: Day };

/** The page on which the coordinator closes a cluster: what that does, from which day, on what ground. */
export function CloseClusterScreen({ cluster, today }: TurnProps) {
  const t = useTranslations("clusters");
  const name = useName();
  return (
    <>
      <BackLink href={clusterPath(cluster.id)}>{name(cluster)}</BackLink>
      <PageHead title={t("closed.closeTitle", { name: name(cluster) })} />
      <div className="narrow stack">
        <Notice tone="warn">{t("closed.closeText", { n: number(cluster.members) })}</Notice>
        <StepForm
          action={closeClusterAction}
          hidden={{ clusterId: cluster.id, version: cluster.version }}
          texts={[
            { name: "fromDay", label: t("closed.fromDay"), hint: t("closed.fromDayHint"), width: 9, initial: today },
            { name: "ground", label: t("closed.ground"), hint: t("closed.groundHint"), rows: 2 },
          ]}
          submit={t("acts.close")}
          tone="alarm"
          cancel={{ href: clusterPath(cluster.id), label: t("closed.notYet") }}
          words={formWords(useTranslations("ui"))}
        />
      </div>
    </>
  );
}

/** The page on which the coordinator reopens a cluster. */
export function ReopenClusterScreen({ cluster, today }: TurnProps) {
  const t = useTranslations("clusters");
  const name = useName();
  return (
    <>
      <BackLink href={clusterPath(cluster.id)}>{name(cluster)}</BackLink>
      <PageHead title={t("closed.reopenTitle", { name: name(cluster) })} />
      <div className="narrow stack">
        <Notice>{t("closed.reopenText")}</Notice>
        <StepForm
          action={reopenClusterAction}
          hidden={{ clusterId: cluster.id, version: cluster.version }}
          texts={[
            {
              ...{ name: "fromDay", label: t("closed.reopenFrom"), hint: t("closed.reopenFromHint") },
              ...{ width: 9, initial: today },
            },
            { name: "reason", label: t("fields.reason"), rows: 2 },
          ]}
          submit={t("acts.reopen")}
          cancel={{ href: clusterPath(cluster.id), label: t("closed.notReopen") }}
          words={formWords(useTranslations("ui"))}
        />
      </div>
    </>
  );
}
