import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { SecretBlock } from "@/ui/secret";
import { MomentTime } from "@/ui/time";
import type { OwnMessage } from "../policy";
import { MessageForm } from "./message-form";

type MessagesProps = {
  readonly complaintId: string;
  readonly messages: readonly OwnMessage[];
  readonly today: Day;
  readonly formKey: string;
  /** On whose side the reader stands: his own messages carry the mark of having been opened. */
  readonly side: "firm" | "official";
};

/** What firm and team wrote to each other, oldest first, and the form for the next. `fromFirm` tells the side, the mark tells "opened". */
export function Messages({ complaintId, messages, today, formKey, side }: MessagesProps) {
  const t = useTranslations("complaints");
  const words = formWords(useTranslations("ui"));
  const english = useLocale() === "en";
  return (
    <SecretBlock
      title={t("track.messagesSeal")}
      readers={t(side === "firm" ? "track.messagesReaders" : "track.messagesReadersOffice")}
    >
      {messages.length === 0 ? <p className="quiet">{t("track.noMessages")}</p> : null}
      <ol className="msgs">
        {messages.map((message) => {
          const mine = message.fromFirm === (side === "firm");
          const { who } = message;
          const unit = english ? who?.department?.nameEn : who?.department?.nameZh;
          return (
            <li key={message.id} className={mine ? "is-mine" : undefined}>
              <p>
                <b>{who?.name ?? t("track.colleague")}</b> {unit} <MomentTime at={message.sentAt} today={today} />{" "}
                {mine ? (
                  <span className="second">{message.openedAt ? t("track.opened") : t("track.unopened")}</span>
                ) : null}
              </p>
              <p className="prose">{message.text}</p>
            </li>
          );
        })}
      </ol>
      <div className="mt-5 no-print">
        <MessageForm
          complaintId={complaintId}
          formKey={formKey}
          words={{ ...words, write: t("track.write"), writeHint: t("track.writeHint"), send: t("track.send") }}
        />
      </div>
    </SecretBlock>
  );
}
