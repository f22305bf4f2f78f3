import { useTranslations } from "next-intl";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { useName } from "@/ui/names";
import { BackLink, PageHead } from "@/ui/page-head";
import { StepForm } from "@/ui/step-form";
import { takeTransferStepAction, writeTransferAction } from "../actions";
import { transferPath, transfersPath } from "../paths";
import type { TransferDetail } from "../queries";
import { TRANSFER_ANSWERS, TRANSFER_GROUNDS } from "../workflow";
import type { TransferPlaces } from "./transfer-list";

type WriteScreenProps = {
  readonly places: TransferPlaces;
  /** The bureau that is chosen first: that of the department's own division, where somebody takes in. */
  readonly usual: string | undefined;
  /** The key under which it is written once. */
  readonly onceKey: string;
};

/** Where a department writes what it hands over; files are added on the next page, before it is sent. */
export function WriteScreen({ places, usual, onceKey }: WriteScreenProps) {
  const t = useTranslations("transfers");
  const ui = useTranslations("ui");
  const name = useName();
  return (
    <div className="narrow stack">
      <BackLink href={transfersPath()}>{t("title")}</BackLink>
      <PageHead title={t("write.title")} />
      <p className="second">{t("write.lead")}</p>
      <StepForm
        action={writeTransferAction}
        hidden={{}}
        onceKey={onceKey}
        choices={[
          {
            ...{ kind: "select", name: "divisionCode", label: t("fields.divisionCode"), hint: t("hints.divisionCode") },
            choices: places.map((place) => ({ value: place.divisionCode, label: name(place) })),
            ...(usual ? { initial: usual } : {}),
          },
          {
            ...{ kind: "one", name: "ground", label: t("fields.ground") },
            choices: TRANSFER_GROUNDS.map((value) => ({
              value,
              label: t(`grounds.${value}`),
              hint: t(`groundHints.${value}`),
            })),
          },
        ]}
        texts={[
          { name: "subject", label: t("fields.subject"), hint: t("hints.subject") },
          { name: "account", label: t("fields.account"), hint: t("hints.account"), rows: 8 },
        ]}
        submit={t("write.submit")}
        cancel={{ href: transfersPath(), label: t("notYet") }}
        words={formWords(ui)}
      />
    </div>
  );
}

type StepSheetProps = {
  readonly transfer: TransferDetail;
  readonly places: TransferPlaces;
  readonly files: number;
  readonly step: "send" | "decline" | "resend" | "answer" | "withdraw";
  /** It meets a missed term. */
  readonly late: boolean;
};

/** A step that asks: what it does, who is told, what it needs. */
export function StepSheet({ transfer, places, files, step, late }: StepSheetProps) {
  const t = useTranslations("transfers");
  const ui = useTranslations("ui");
  const name = useName();
  const { id, version, number, divisionCode, fromDepartment } = transfer;
  const desk = name(places.find((place) => place.divisionCode === divisionCode));
  const of = number ?? t("unsent");
  return (
    <ConfirmSheet title={t(`sheet.${step}`)} of={of}>
      <Facts
        bare
        facts={[
          { label: t("columns.number"), value: <span className="num">{of}</span> },
          { label: t("columns.from"), value: name(fromDepartment) },
          { label: t("columns.to"), value: desk },
          { label: t("sections.files"), value: t("files", { n: files }) },
        ]}
      />
      <p>{t(`effects.${step}`)}</p>
      <StepForm
        action={takeTransferStepAction}
        hidden={{ step, transferId: id, version }}
        {...(step === "answer"
          ? {
              choices: [
                {
                  ...{ kind: "one", name: "answer", label: t("fields.answer") },
                  choices: TRANSFER_ANSWERS.map((value) => ({
                    value,
                    label: t(`answers.${value}`),
                    hint: t(`answerHints.${value}`),
                  })),
                } as const,
              ],
            }
          : {})}
        texts={
          step === "send"
            ? []
            : step === "answer"
              ? [{ name: "text", label: t("fields.text"), hint: t("hints.text"), rows: 6 }]
              : [{ name: "reason", label: t("fields.reason"), hint: t(`hints.${step}`), rows: 4 }]
        }
        submit={t(`steps.${step}`)}
        tone={step === "withdraw" ? "alarm" : "primary"}
        late={late}
        cancel={{ href: transferPath(id), label: t("notYet") }}
        words={formWords(ui)}
      />
    </ConfirmSheet>
  );
}
