import { useTranslations } from "next-intl";
import { type Day, dayFromDate } from "@/kernel/days";
import { Empty } from "@/ui/empty";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { type Named, useName } from "@/ui/names";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { DayTime } from "@/ui/time";
import { enterprisePath, enterprisesPath } from "../../enterprises/paths";
import { endLeaderAction, nameLeaderAction } from "../leaders/actions";
import { placeMembersAction, placePickedAction, removeMemberAction } from "../members/actions";
import type { MemberLine } from "../members/queries";
import { clusterPath, membersPath } from "../paths";

type Cluster = Named & { readonly id: string };

/** Firms are placed in a cluster by their codes, as many as are pasted; afterwards what became of each. */
export function PlaceMembers({ cluster, onceKey }: { readonly cluster: Cluster; readonly onceKey: string }) {
  const t = useTranslations("clusters");
  const words = formWords(useTranslations("ui"));
  const name = useName();
  return (
    <>
      <BackLink href={clusterPath(cluster.id)}>{name(cluster)}</BackLink>
      <PageHead title={t("place.title", { name: name(cluster) })} />
      <div className="stack stack--wide sheetwide">
        <p className="lead">
          {t("place.lead")} <a href={enterprisesPath({ status: "checked", cluster: "none" })}>{t("place.fromList")}</a>
        </p>
        <StepForm
          action={placeMembersAction}
          hidden={{ clusterId: cluster.id, _key: onceKey }}
          texts={[
            { name: "codes", label: t("place.codes"), hint: t("place.codesHint"), rows: 8 },
            { name: "reason", label: t("fields.reason"), hint: t("place.reasonHint"), rows: 2 },
          ]}
          submit={t("place.submit")}
          cancel={{ href: membersPath(cluster.id), label: t("acts.toMembers") }}
          words={words}
        />
      </div>
    </>
  );
}

type PlacePickedProps = {
  readonly firms: readonly { readonly id: string; readonly name: string }[];
  readonly clusters: readonly (Cluster & { readonly divisionCode: string })[];
  readonly onceKey: string;
};

/** Firms that were ticked in the register are placed in a cluster together. */
export function PlacePicked({ firms, clusters, onceKey }: PlacePickedProps) {
  const t = useTranslations("clusters");
  const words = formWords(useTranslations("ui"));
  const name = useName();
  return (
    <>
      <BackLink href={enterprisesPath()}>{t("place.toRegister")}</BackLink>
      <PageHead title={t("place.pickedTitle")} count={firms.length} />
      <div className="stack stack--wide sheetwide">
        {firms.length === 0 ? (
          <Empty title={t("place.nonePicked")}>
            <a href={enterprisesPath({ status: "checked", cluster: "none" })}>{t("place.fromList")}</a>
          </Empty>
        ) : (
          <>
            <Section id="picked" title={t("place.picked")}>
              <ul className="plainlist">
                {firms.map((firm) => (
                  <li key={firm.id}>
                    <a href={enterprisePath(firm.id)}>{firm.name}</a>
                  </li>
                ))}
              </ul>
            </Section>
            <StepForm
              action={placePickedAction}
              hidden={{ _key: onceKey }}
              several={{ picked: firms.map((firm) => `${firm.id}~${firm.name}`) }}
              choices={[
                {
                  kind: "select",
                  name: "clusterId",
                  label: t("place.cluster"),
                  choices: clusters.map((cluster) => ({ value: cluster.id, label: name(cluster) })),
                },
              ]}
              texts={[{ name: "reason", label: t("fields.reason"), hint: t("place.reasonHint"), rows: 2 }]}
              submit={t("place.submit")}
              cancel={{ href: enterprisesPath(), label: t("place.toRegister") }}
              words={words}
            />
          </>
        )}
      </div>
    </>
  );
}

type MemberScreenProps = {
  readonly cluster: Cluster;
  readonly member: MemberLine;
  readonly division: Named | undefined;
  readonly keeps: boolean;
  /** This person sees the firm's own page. */
  readonly opens: boolean;
  readonly today: Day;
};

/** One firm of a cluster; the coordinator names it as leading, ends that, or takes it out. */
export function MemberScreen({ cluster, member, division, keeps, opens }: MemberScreenProps) {
  const t = useTranslations("clusters");
  const words = formWords(useTranslations("ui"));
  const name = useName();
  const hidden = { clusterId: cluster.id, enterpriseId: member.enterpriseId };
  return (
    <>
      <PageHead
        title={member.name}
        trail={[
          { href: clusterPath(cluster.id), label: name(cluster) },
          { href: membersPath(cluster.id), label: t("members.title") },
        ]}
        end={opens ? <a href={enterprisePath(member.enterpriseId)}>{t("acts.toFirm")}</a> : undefined}
      />
      <div className="stack stack--wide">
        <Facts
          facts={[
            { label: t("columns.code"), value: <span className="num">{member.code}</span> },
            { label: t("columns.division"), value: name(division) },
            ...(member.town ? [{ label: t("columns.town"), value: member.town }] : []),
            { label: t("columns.since"), value: <DayTime day={dayFromDate(member.since)} /> },
            { label: t("columns.leading"), value: member.leading ? t("members.leads") : t("members.leadsNot") },
            { label: t("columns.point"), value: member.pointNumber ?? t("noPoint") },
            ...(member.siteNumber ? [{ label: t("columns.site"), value: member.siteNumber }] : []),
          ]}
        />
        {keeps ? (
          <>
            <Section id="leading" title={t("figures.leaders")}>
              {member.leading ? (
                <StepForm
                  action={endLeaderAction}
                  hidden={hidden}
                  submit={t("leaders.end")}
                  tone="secondary"
                  words={words}
                />
              ) : (
                <StepForm
                  action={nameLeaderAction}
                  hidden={hidden}
                  texts={[{ name: "source", label: t("fields.source"), hint: t("leaders.sourceHint") }]}
                  submit={t("leaders.name")}
                  tone="secondary"
                  words={words}
                />
              )}
            </Section>
            <Section id="leave" title={t("members.leave")}>
              <StepForm
                action={removeMemberAction}
                hidden={hidden}
                texts={[{ name: "reason", label: t("fields.reason"), rows: 2 }]}
                submit={t("members.leaveSubmit")}
                tone="alarm"
                words={words}
              />
            </Section>
          </>
        ) : null}
      </div>
    </>
  );
}
