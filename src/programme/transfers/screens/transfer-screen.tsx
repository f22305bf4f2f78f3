import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { Facts } from "@/ui/facts";
import { FileList, FileRow } from "@/ui/file-list";
import { formWords } from "@/ui/form-words";
import { longMoment } from "@/ui/format";
import { useLookWords, usePurposes } from "@/ui/look-words";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { RecordHead } from "@/ui/page-head";
import { Path } from "@/ui/path";
import { SealedBlock } from "@/ui/sealed-block";
import { Section, Split } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { casePath } from "../../cases/paths";
import { complaintPath } from "../../complaints/paths";
import { closeTransferAction, openTransferAction, takeTransferStepAction } from "../actions";
import { transferFilePath, transferStepPath, transfersPath } from "../paths";
import { TRANSFER_PURPOSES } from "../policy";
import type { TransferDetail, TransferTexts } from "../queries";
import type { TransferStatus } from "../workflow";
import type { TransferPlaces } from "./transfer-list";

type TransferScreenProps = {
  readonly transfer: TransferDetail;
  readonly places: TransferPlaces;
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
  /** How many files go along. */
  readonly files: number;
  /** What is sealed, when it is open. */
  readonly texts: TransferTexts | null;
  /** The pass of this official; null: shut. */
  readonly look: { readonly purpose: string; readonly secondsLeft: number } | null;
  readonly reader: string;
  readonly clocks: ReactNode;
  /** Its nearest clock in one line, for narrow screens. */
  readonly nearest: ReactNode;
  /** The form that adds files, while its department may. */
  readonly upload: ReactNode;
  readonly looks: ReactNode;
  readonly course: ReactNode;
};

const PATH: readonly TransferStatus[] = ["draft", "sent", "accepted", "answered"];

/** One transfer: from whom to whom, on which ground, what is sealed in it, what can be done now, how it was answered. */
export function TransferScreen(props: TransferScreenProps) {
  const { transfer, places, steps, files, upload, looks, course } = props;
  const t = useTranslations("transfers");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const desk = name(places.find(({ divisionCode }) => divisionCode === transfer.divisionCode));
  const { number, status, ground, sentAt, answer, answeredAt, sourceNumber, complaint, fromDepartment, writer } =
    transfer;
  const at = PATH.indexOf(status);
  return (
    <>
      <RecordHead
        trail={[{ href: transfersPath(), label: t("title") }]}
        title={t("one")}
        number={number ?? t("unsent")}
        meta={
          <>
            <span>{t(`statuses.${status}`)}</span>
            <span>
              {t("columns.from")} {name(fromDepartment)}
            </span>
            <span>
              {t("columns.to")} {desk}
            </span>
          </>
        }
        path={
          at < 0 ? undefined : (
            <Path
              label={t("columns.status")}
              steps={PATH.map((one) => t(`statuses.${one}`))}
              at={status === "answered" ? PATH.length : at}
            />
          )
        }
      />
      {props.nearest}
      <Split
        wide
        aside={
          <>
            {props.clocks}
            <Steps transfer={transfer} steps={steps} />
          </>
        }
      >
        {status === "draft" ? <Notice tone="info">{t("draftNote")}</Notice> : null}
        <Facts
          facts={[
            { label: t("fields.ground"), value: t(`grounds.${ground}`) },
            { label: t("fields.writer"), value: writer?.name ?? "" },
            ...(sentAt ? [{ label: t("fields.sentAt"), value: longMoment(sentAt, locale) }] : []),
            ...(transfer.reads ? [{ label: t("sections.files"), value: t("files", { n: files }) }] : []),
            ...(answer ? [{ label: t("fields.answer"), value: t(`answers.${answer}`) }] : []),
            ...(sourceNumber
              ? [{ label: t("fields.sourceNumber"), value: <span className="num">{sourceNumber}</span> }]
              : []),
            ...(complaint
              ? [
                  {
                    label: t("fields.carrier"),
                    value: <a href={complaintPath(complaint.id)}>{complaint.number}</a>,
                  },
                ]
              : []),
            ...(complaint?.case
              ? [{ label: t("fields.case"), value: <a href={casePath(complaint.case.id)}>{complaint.case.number}</a> }]
              : []),
            ...(answeredAt ? [{ label: t("fields.answeredAt"), value: longMoment(answeredAt, locale) }] : []),
          ]}
        />
        <Content {...props} desk={desk} />
        {upload}
        {transfer.reads ? (
          <Section id="looks" title={t("sections.looks")}>
            {looks}
          </Section>
        ) : null}
        {course}
      </Split>
    </>
  );
}

function Steps({ transfer, steps }: Pick<TransferScreenProps, "transfer" | "steps">) {
  const t = useTranslations("transfers");
  const words = formWords(useTranslations("ui"));
  const { id, version } = transfer;
  return (
    <StepPanel>
      {steps.open.map(({ name, basis, late }, index) => {
        const tone = index === 0 ? "primary" : "secondary";
        return (
          <Step key={name} basis={basis}>
            {name === "accept" ? (
              <StepForm
                action={takeTransferStepAction}
                hidden={{ step: name, transferId: id, version }}
                submit={t(`steps.${name}`)}
                tone={tone}
                late={late}
                words={words}
              />
            ) : (
              <ButtonLink href={transferStepPath(id, name)} tone={tone}>
                {t.has(`steps.${name}`) ? t(`steps.${name}`) : name}
              </ButtonLink>
            )}
          </Step>
        );
      })}
      {steps.shut.map(({ name, refusal }) => (
        <StepNo key={name} label={t.has(`steps.${name}`) ? t(`steps.${name}`) : name} reason={refusal} />
      ))}
    </StepPanel>
  );
}

/** What is sealed: open for a purpose and ten minutes to the two sides, to the coordinator not at all. */
function Content({ transfer, texts, look, reader, desk }: TransferScreenProps & { readonly desk: string }) {
  const t = useTranslations("transfers");
  const purposes = usePurposes(TRANSFER_PURPOSES);
  const words = useLookWords(reader, t("note"));
  const name = useName();
  if (!transfer.reads) return <Notice tone="info">{t("statusOnly")}</Notice>;
  return (
    <SealedBlock
      title={t("content")}
      readers={t(transfer.complaintId ? "readersCarried" : "readers", {
        desk,
        department: name(transfer.fromDepartment),
      })}
      look={look}
      reader={reader}
      open={openTransferAction}
      close={closeTransferAction}
      hidden={{ transferId: transfer.id }}
      purposes={purposes}
      usual="transfer"
      words={words}
    >
      {texts ? <Texts texts={texts} purpose={look?.purpose ?? ""} /> : null}
    </SealedBlock>
  );
}

function Texts({ texts, purpose }: { readonly texts: TransferTexts; readonly purpose: string }) {
  const t = useTranslations("transfers");
  return (
    <div className="stack">
      {(["subject", "account", "answer"] as const).map((field) =>
        texts[field] ? (
          <div key={field}>
            <h3 className="h3">{t(field === "answer" ? "fields.text" : `fields.${field}`)}</h3>
            <p className="prose">{texts[field]}</p>
          </div>
        ) : null,
      )}
      {texts.reasons.map(({ step, field, text }) => (
        <div key={field}>
          <h3 className="h3">{t(`reasons.${step}`)}</h3>
          <p className="prose">{text}</p>
        </div>
      ))}
      {texts.files.length > 0 ? (
        <div>
          <h3 className="h3">{t("sections.files")}</h3>
          <FileList>
            {texts.files.map((file) => (
              <FileRow key={file.id} name={file.name} bytes={file.size} hash={file.sha256}>
                {/* Each download is a look, and says why: posted, so that it stands in no log of addresses. */}
                <form method="post" action={transferFilePath(file.id)}>
                  <input type="hidden" name="purpose" value={purpose} />
                  <button className="link" type="submit">
                    {t("download")}
                    <span className="vh"> {file.name}</span>
                  </button>
                </form>
              </FileRow>
            ))}
          </FileList>
        </div>
      ) : null}
    </div>
  );
}
