import type { Day } from "@/kernel/days";
import { MomentTime } from "./time";

export type ShownNote = {
  readonly id: string;
  readonly by: string;
  /** With what it was written; null when it stands by itself. */
  readonly label: string | null;
  readonly at: Date;
  readonly text: string;
};

/** What was written, each with who, when and with which step; newest first. */
export function NoteList({ notes, today }: { readonly notes: readonly ShownNote[]; readonly today: Day }) {
  return (
    <ol className="msgs">
      {notes.map(({ id, by, label, at, text }) => (
        <li key={id}>
          <p>
            <b>{by}</b> {label} <MomentTime at={at} today={today} />
          </p>
          <p className="prose">{text}</p>
        </li>
      ))}
    </ol>
  );
}
