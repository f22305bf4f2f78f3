import { useTranslations } from "next-intl";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { type StepChoice, StepForm, type StepText } from "@/ui/step-form";
import { takeTransferStepAction, writeTransferAction } from "../actions";
import { transferPath, transfersPath } from "../paths";
import type { TransferDetail, TransferTexts } from "../queries";
import { DESKS_ANSWERS } from "../schema";
import { TRANSFER_GROUNDS } from "../workflow";
import type { TransferPlaces } from "./transfer-list";

/** What a department writes, with what stands there already. */
function useWritten(
  places: TransferPlaces,
  there: { readonly [K in "divisionCode" | "ground" | "subject" | "account"]?: string },
): { readonly choices: readonly StepChoice[]; readonly texts: readonly StepText[] } {
  const t = useTranslations("transfers");
  const name = useName();
  const initial = (field: keyof typeof there) => (there[field] === undefined ? {} : { initial: there[field] });
  return {
    choices: [
      {
        ...{ kind: "select", name: "divisionCode", label: t("fields.divisionCode"), hint: t("hints.divisionCode") },
        choices: places.map((place) => ({ value: place.divisionCode, label: name(place) })),
        ...initial("divisionCode"),
      },
      {
        ...{ kind: "one", name: "ground", label: t("fields.ground") },
        choices: TRANSFER_GROUNDS.map((value) => ({
          value,
          label: t(`grounds.${value}`),
          hint: t(`groundHints.${value}`),
        })),
        ...initial("ground"),
      },
    ],
    texts: [
      { name: "subject", label: t("fields.subject"), hint: t("hints.subject"), ...initial("subject") },
      { name: "account", label: t("fields.account"), hint: t("hints.account"), rows: 8, ...initial("account") },
    ],
  };
}

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
  const written = useWritten(places, usual ? { divisionCode: usual } : {});
  return (
    <div className="narrow stack">
      <BackLink href={transfersPath()}>{t("title")}</BackLink>
      <PageHead title={t("write.title")} />
      <p className="second">{t("write.lead")}</p>
      <StepForm
        action={writeTransferAction}
        hidden={{}}
        onceKey={onceKey}
        {...written}
        submit={t("write.submit")}
        cancel={{ href: transfersPath(), label: t("notYet") }}
        words={formWords(ui)}
      />
    </div>
  );
}

type ChangeScreenProps = {
  readonly transfer: TransferDetail;
  readonly places: TransferPlaces;
  /** What is sealed, when it is open: nobody changes what he doesn't see. */
  readonly texts: TransferTexts | null;
};

/** Where a department changes its draft: what stands in it, as it was written. */
export function ChangeScreen({ transfer, places, texts }: ChangeScreenProps) {
  const t = useTranslations("transfers");
  const ui = useTranslations("ui");
  const { id, version, divisionCode, ground } = transfer;
  const written = useWritten(places, { divisionCode, ground, ...texts });
  return (
    <div className="narrow stack">
      <BackLink href={transferPath(id)}>{t("unsent")}</BackLink>
      <PageHead title={t("change.title")} />
      {texts ? (
        <StepForm
          action={takeTransferStepAction}
          hidden={{ step: "change", transferId: id, version }}
          {...written}
          submit={t("change.submit")}
          cancel={{ href: transferPath(id), label: t("notYet") }}
          words={formWords(ui)}
        />
      ) : (
        <Notice tone="info">
          {t("change.shut")} <a href={transferPath(id)}>{t("change.open")}</a>
        </Notice>
      )}
    </div>
  );
}

type StepSheetProps = {
  readonly transfer: TransferDetail;
  readonly places: TransferPlaces;
  readonly files: number;
  readonly step: "send" | "decline" | "resend" | "answer" | "carry" | "withdraw";
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
                  choices: DESKS_ANSWERS.map((value) => ({
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
              : [
                  ...(step === "carry"
                    ? [
                        {
                          ...{ name: "complaintNumber", label: t("fields.complaint"), hint: t("hints.complaint") },
                          width: 20 as const,
                        },
                      ]
                    : []),
                  {
                    name: "reason",
                    label: t(`fields.${step === "carry" ? "text" : "reason"}`),
                    hint: t(`hints.${step}`),
                    rows: 4,
                  },
                ]
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
