import { useTranslations } from "next-intl";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { type Folded, type StepChoice, StepForm, type StepText } from "@/ui/step-form";
import { takeSiteStepAction } from "../actions";
import { sitePath } from "../paths";
import { castVoteAction, declareInterestAction, nameMoreAction } from "../reviews/actions";
import type { Votes } from "../seats/policy";
import type { Candidate } from "../seats/queries";

/** Steps that ask before they are taken: for a text, for people, or because they can't be taken back. The last four are no steps of the table. */
export const ASKING_STEPS = [
  ...(["recommend", "return", "sendBack", "assign", "convene", "advise", "announce", "award", "refuse"] as const),
  ...(["check", "rectify", "report", "askAgain", "reassess", "renew", "turnDown", "revoke", "withdraw"] as const),
  ...(["vote", "declare", "recuse", "name"] as const),
] as const;
export type AskingStep = (typeof ASKING_STEPS)[number];

const ALARMING: readonly AskingStep[] = ["refuse", "revoke", "rectify", "recuse", "withdraw"];

type StepSheetProps = {
  readonly step: AskingStep;
  readonly site: {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly number: string | null;
    readonly enterpriseName: string;
    readonly votes: Votes;
  };
  /** Whom the coordinator may name, with what stands in somebody's way. */
  readonly candidates?: readonly Candidate[];
  /** It meets a missed term. */
  readonly asksWhy: boolean;
  /** For who may enter this step later than it happened. */
  readonly late?: Folded | undefined;
};

/** Names the firm, the number, who is told and what follows; then the step. */
export function StepSheet({ step, site, candidates = [], asksWhy, late }: StepSheetProps) {
  const t = useTranslations("demonstrationSites");
  const ui = useTranslations("ui");
  const several = (name: string, rows = 5): StepText => ({
    name,
    label: t(`fields.${name}`),
    hint: t(`hints.${name}`),
    rows,
  });
  const reason: StepText = { name: "reason", label: t("fields.reason"), hint: t("reasonHint"), rows: 4 };
  const texts: Readonly<Partial<Record<AskingStep, readonly StepText[]>>> = {
    recommend: [several("recommendation")],
    assign: [several("documentOpinion")],
    advise: [several("panelMinutes", 8)],
    announce: [several("decision")],
    check: [several("findings", 6)],
    rectify: [several("findings", 6)],
    report: [several("rectification", 6)],
    reassess: [
      { name: "points", label: t("fields.points"), hint: t("hints.renewPoints"), width: 9 },
      several("findings", 6),
    ],
    vote: [several("voteOpinion", 5)].map((text) => ({ ...text, name: "opinion" })),
    recuse: [several("ground", 3)],
    return: [reason],
    sendBack: [reason],
    refuse: [reason],
    askAgain: [reason],
    turnDown: [{ ...reason, hint: t("hints.turnDown") }],
    revoke: [reason],
  };
  const part = step === "convene" || site.status === "panel" ? "panel" : "reviewers";
  const people: StepChoice = {
    name: "people",
    kind: "several",
    label: t(`fields.${part}`),
    // How many there are at least is asked of the first ones.
    ...(step === "name" ? {} : { hint: t(`hints.${part}`) }),
    choices: candidates
      .filter(({ conflict }) => conflict === null)
      .map(({ id, name, department, load }) => ({
        value: id,
        label: t("candidate", { name, department }),
        ...(load > 0 ? { hint: t("load", { n: load }) } : {}),
      })),
  };
  const naming = step === "assign" || step === "convene" || step === "name";
  const choices: readonly StepChoice[] = naming
    ? [people]
    : step === "vote"
      ? [
          {
            name: "vote",
            kind: "one",
            label: t("fields.vote"),
            choices: ["for", "against", "abstain"].map((vote) => ({ value: vote, label: t(`votes.${vote}`) })),
          },
        ]
      : [];
  const barred = naming ? candidates.filter(({ conflict }) => conflict !== null && conflict !== "named") : [];
  return (
    <ConfirmSheet title={t(`asks.${step}`)} of={site.number ?? site.enterpriseName}>
      <Facts
        bare
        facts={[
          { label: t("fields.enterprise"), value: site.enterpriseName },
          ...(site.number ? [{ label: t("fields.number"), value: <span className="num">{site.number}</span> }] : []),
        ]}
      />
      {step === "advise" || step === "announce" ? <p>{t("votes.told", site.votes)}</p> : null}
      <p>{t(`effects.${step}`)}</p>
      {barred.length > 0 ? (
        <ul className="small second">
          {barred.map(({ id, name, conflict }) => (
            <li key={id}>{t("barred", { name, why: t(`conflicts.${conflict ?? "named"}`) })}</li>
          ))}
        </ul>
      ) : null}
      <StepForm
        {...sendingOf(step, site)}
        choices={choices}
        texts={texts[step] ?? []}
        folded={late}
        late={asksWhy}
        submit={t(`steps.${step}`)}
        tone={ALARMING.includes(step) ? "alarm" : "primary"}
        cancel={{ href: sitePath(site.id), label: t("acts.notYet") }}
        words={formWords(ui)}
      />
    </ConfirmSheet>
  );
}

function sendingOf(step: AskingStep, { id: siteId, version }: StepSheetProps["site"]) {
  switch (step) {
    case "vote":
      return { action: castVoteAction, hidden: { siteId } };
    case "declare":
      return { action: declareInterestAction, hidden: { siteId, interest: "none" } };
    case "recuse":
      return { action: declareInterestAction, hidden: { siteId, interest: "recuse" } };
    case "name":
      return { action: nameMoreAction, hidden: { siteId } };
    default:
      return { action: takeSiteStepAction, hidden: { step, siteId, version } };
  }
}
