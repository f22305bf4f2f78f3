import { useTranslations } from "next-intl";
import type { FormAction } from "@/kernel/form-state";
import { FileList, FileRow } from "./file-list";
import { formWords } from "./form-words";
import { StepForm } from "./step-form";

type OwnFilesProps = {
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
    /** Where its bytes are. */
    readonly href: string;
    /** What the form that takes it back posts. */
    readonly hidden: Readonly<Record<string, string>>;
  }[];
  /** Takes one back. */
  readonly remove: FormAction;
  readonly words: { readonly take: string; readonly remove: string };
};

/** The files that somebody handed in and may take back still. */
export function OwnFiles({ files, remove, words }: OwnFilesProps) {
  const ui = useTranslations("ui");
  return (
    <FileList>
      {files.map(({ id, name, size, sha256, href, hidden }) => (
        <FileRow key={id} name={name} bytes={size} hash={sha256}>
          <a href={href}>{words.take}</a>
          <StepForm action={remove} hidden={hidden} submit={words.remove} tone="secondary" words={formWords(ui)} />
        </FileRow>
      ))}
    </FileList>
  );
}
