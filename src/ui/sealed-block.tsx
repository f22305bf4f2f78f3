import type { ReactNode } from "react";
import type { FormAction } from "@/kernel/form-state";
import { ActionForm } from "./form-shell";
import { LookTimer } from "./look-timer";
import { PurposeForm, type PurposeWords } from "./purpose-form";
import { SecretBlock, ShutSecretBlock } from "./secret";

type SealedBlockProps = {
  readonly title: string;
  /** Who may see it. */
  readonly readers: ReactNode;
  readonly looks?: { readonly count: number; readonly href: string };
  /** The pass that this page was opened with; null: shut. */
  readonly look: { readonly purpose: string; readonly secondsLeft: number } | null;
  /** Name and minute, tiled under the text. */
  readonly reader: string;
  readonly open: FormAction;
  readonly close: FormAction;
  /** The record and the page, for both forms. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly purposes: readonly { readonly value: string; readonly label: string }[];
  /** The purpose that stands first in the choice. */
  readonly usual: string;
  /** `opened`: by whom, when and why, with the purpose in words. */
  readonly words: PurposeWords & { readonly opened: (purpose: string) => string } & Readonly<
      Record<"closes" | "closeNow", string>
    >;
  /** What it holds, when it is open. */
  readonly children: ReactNode;
};

/** Something sealed: shut, it asks for the purpose; open, it carries the reader's name, and shuts after ten minutes. */
export function SealedBlock({ title, readers, looks, look, reader, children, ...rest }: SealedBlockProps) {
  const { open, close, hidden, purposes, usual } = rest;
  const { opened, closes, closeNow, ...words } = rest.words;
  const shown = looks ? { looks } : {};
  if (!look) {
    return (
      <ShutSecretBlock title={title} readers={readers} {...shown}>
        <PurposeForm action={open} hidden={hidden} purposes={purposes} usual={usual} words={words} />
      </ShutSecretBlock>
    );
  }
  const known = purposes.find(({ value }) => value === look.purpose);
  const foot = (
    <>
      <span>{opened(known?.label ?? look.purpose)}</span>
      <span>{closes}</span>
      <ActionForm action={close} words={words}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button className="link" type="submit">
          {closeNow}
        </button>
      </ActionForm>
      <LookTimer seconds={look.secondsLeft} />
    </>
  );
  return (
    <SecretBlock title={title} readers={readers} {...shown} reader={reader} foot={foot}>
      {children}
    </SecretBlock>
  );
}
