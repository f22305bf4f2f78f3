import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { NoteList, type ShownNote } from "@/ui/note-list";
import { Section } from "@/ui/section";
import { NoteForm } from "./note-form";

type NotesProps = {
  readonly caseId: string;
  readonly count: number;
  /** The block in which they are read: shut, or open with its items in it. */
  readonly block: (items: ReactNode) => ReactNode;
  readonly notes: readonly ShownNote[];
  readonly today: Day;
  readonly onceKey: string;
};

/** The team's own notes, sealed, and the form for the next. */
export function Notes({ caseId, count, block, notes, today, onceKey }: NotesProps) {
  const t = useTranslations("cases");
  const words = formWords(useTranslations("ui"));
  return (
    <Section
      id="notes"
      title={t("notes.title")}
      end={count > 0 ? <span className="quiet">{t("notes.count", { n: count })}</span> : undefined}
    >
      <div className="stack">
        {count === 0 ? <p className="quiet">{t("notes.none")}</p> : block(<NoteList notes={notes} today={today} />)}
        <NoteForm
          caseId={caseId}
          onceKey={onceKey}
          words={{ ...words, add: t("notes.add"), hint: t("notes.addHint"), save: t("notes.save") }}
        />
      </div>
    </Section>
  );
}
