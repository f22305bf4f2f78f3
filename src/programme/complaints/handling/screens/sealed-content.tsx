import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { NoteList, type ShownNote } from "@/ui/note-list";
import { SEALED_FIELDS } from "../../workflow";
import { SealedBlock, type SealOf } from "./sealed-block";

type SealedContentProps = {
  readonly seal: SealOf;
  /** Opened texts by field; empty while it is shut. */
  readonly opened: Readonly<Record<string, string>>;
  /** What officers and leaders wrote on it, where it is read together with the matter. */
  readonly notes?: readonly ShownNote[];
  readonly today: Day;
};

/** What happened, the secret, the respondent: the matter itself, and what officers wrote to each other. */
export function SealedContent({ seal, opened, notes = [], today }: SealedContentProps) {
  const t = useTranslations("handling");
  const written = SEALED_FIELDS.filter((field) => opened[field]);
  return (
    <SealedBlock title={t("look.content")} seal={seal}>
      <div className="stack">
        {written.length === 0 ? <p className="quiet">{t("look.never")}</p> : null}
        {written.map((field) => (
          <div key={field}>
            <h3 className="h3">{t(`fields.${field}`)}</h3>
            <p className="prose">{opened[field]}</p>
          </div>
        ))}
        {notes.length > 0 ? (
          <div>
            <h3 className="h3">{t("fields.notes")}</h3>
            <NoteList notes={notes} today={today} />
          </div>
        ) : null}
        {opened.text ? (
          <details>
            <summary>{t("fields.text")}</summary>
            <p className="prose">{opened.text}</p>
          </details>
        ) : null}
      </div>
    </SealedBlock>
  );
}
