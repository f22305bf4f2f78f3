import { useTranslations } from "next-intl";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { useName } from "@/ui/names";
import { StepForm } from "@/ui/step-form";
import { visitPath } from "../../visits/paths";
import { endClueAction, handOverClueAction } from "../actions";
import { cluePath } from "../paths";
import type { Desk } from "../queries";
import type { ClueOutcome } from "../workflow";

type HandOverSheetProps = {
  readonly visit: { readonly id: string; readonly enterprise: { readonly name: string } };
  readonly desks: readonly Desk[];
  /** The desk that is chosen first: the firm's own bureau, where somebody takes in. */
  readonly usual: string | undefined;
};

/** Where an officer hands over what he found: what, why and to whom; who is told, and that it can't be taken back. */
export function HandOverSheet({ visit, desks, usual }: HandOverSheetProps) {
  const t = useTranslations("clues");
  const ui = useTranslations("ui");
  const name = useName();
  return (
    <ConfirmSheet title={t("handOver.title")} of={visit.enterprise.name}>
      <Facts bare facts={[{ label: t("fields.enterprise"), value: visit.enterprise.name }]} />
      <p>{t("handOver.lead")}</p>
      <p>{t("handOver.effect")}</p>
      <StepForm
        action={handOverClueAction}
        hidden={{ visitId: visit.id }}
        choices={[
          {
            ...{ kind: "select", name: "divisionCode", label: t("fields.desk"), hint: t("hints.desk") },
            choices: desks.map((desk) => ({ value: desk.divisionCode, label: name(desk) })),
            ...(usual ? { initial: usual } : {}),
          },
        ]}
        texts={[
          { name: "account", label: t("fields.account"), hint: t("hints.account"), rows: 6 },
          { name: "reason", label: t("fields.reason"), hint: t("hints.reason"), rows: 3 },
        ]}
        submit={t("handOver.submit")}
        tone="alarm"
        cancel={{ href: visitPath(visit.id), label: t("notYet") }}
        words={formWords(ui)}
      />
    </ConfirmSheet>
  );
}

type EndSheetProps = {
  readonly clue: { readonly id: string; readonly version: number; readonly enterpriseName: string };
  readonly outcome: ClueOutcome;
  /** Its term is over, and nobody has said why. */
  readonly late: boolean;
};

/** Ends a clue in one of its ways: what that needs, and that it is final. */
export function EndSheet({ clue, outcome, late }: EndSheetProps) {
  const t = useTranslations("clues");
  const ui = useTranslations("ui");
  return (
    <ConfirmSheet title={t(`ends.${outcome}`)} of={clue.enterpriseName}>
      <Facts bare facts={[{ label: t("fields.enterprise"), value: clue.enterpriseName }]} />
      <p>{t(`effects.${outcome}`)}</p>
      <p>{t("effects.told")}</p>
      <StepForm
        action={endClueAction}
        hidden={{ step: "end", outcome, clueId: clue.id, version: clue.version }}
        texts={
          outcome === "carried"
            ? [{ name: "complaintNumber", label: t("fields.complaint"), hint: t("hints.complaint"), width: 20 }]
            : [{ name: "reason", label: t("fields.ground"), hint: t(`hints.${outcome}`), rows: 4 }]
        }
        late={late}
        submit={t(`ends.${outcome}`)}
        cancel={{ href: cluePath(clue.id), label: t("notYet") }}
        words={formWords(ui)}
      />
    </ConfirmSheet>
  );
}
