import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Empty } from "@/ui/empty";
import { formWords } from "@/ui/form-words";
import { listMoment } from "@/ui/format";
import { MomentTime } from "@/ui/time";
import { LetterForm } from "./letter-form";
import { SealedBlock, type SealOf } from "./sealed-block";

export type ShownLetter = {
  readonly id: string;
  readonly fromFirm: boolean;
  readonly by: string;
  readonly sentAt: Date;
  readonly openedAt: Date | null;
  readonly text: string | null;
};

type LettersProps = {
  readonly seal: SealOf;
  readonly letters: readonly ShownLetter[];
  readonly today: Day;
  readonly onceKey: string;
};

/** What bureau and firm wrote to each other. Who, when and whether it was opened is to be seen at any time, the words under the seal. */
export function Letters({ seal, letters, today, onceKey }: LettersProps) {
  const t = useTranslations("handling");
  const words = formWords(useTranslations("ui"));
  return (
    <>
      {letters.length === 0 ? (
        <Empty title={t("letters.none")} />
      ) : seal.look ? (
        <SealedBlock title={t("look.messages")} seal={seal}>
          <LetterItems letters={letters} today={today} />
        </SealedBlock>
      ) : (
        <>
          <SealedBlock title={t("look.messages")} seal={seal}>
            {null}
          </SealedBlock>
          <LetterItems letters={letters} today={today} />
        </>
      )}
      <LetterForm
        complaintId={seal.complaintId}
        page={seal.page}
        onceKey={onceKey}
        words={{ ...words, write: t("letters.write"), hint: t("letters.writeHint"), send: t("letters.send") }}
      />
    </>
  );
}

function LetterItems({ letters, today }: Pick<LettersProps, "letters" | "today">) {
  const t = useTranslations("handling");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <ol className="msgs">
      {letters.map(({ id, fromFirm, by, sentAt, openedAt, text }) => (
        <li key={id} className={fromFirm ? undefined : "is-mine"}>
          <p>
            <b>{by}</b> {t(fromFirm ? "letters.firm" : "letters.bureau")} <MomentTime at={sentAt} today={today} />{" "}
            {fromFirm ? null : (
              <span className="second">
                {openedAt ? t("letters.seen", { at: listMoment(openedAt, today, locale) }) : t("letters.unseen")}
              </span>
            )}
          </p>
          {text === null ? <p className="quiet">{t("letters.shut")}</p> : <p className="prose">{text}</p>}
        </li>
      ))}
    </ol>
  );
}
