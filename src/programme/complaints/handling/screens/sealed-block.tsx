import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { SecretBlock, ShutSecretBlock } from "@/ui/secret";
import { closeComplaintAction } from "../actions";
import { LOOK_PURPOSES } from "../policy";
import { LookTimer } from "./look-timer";
import { PurposeForm } from "./purpose-form";

/** Whose seal it is, where it is read, and by whom. The same for every sealed part of a page. */
export type SealOf = {
  readonly complaintId: string;
  /** Path and tab of the page to which the pass leads back. */
  readonly page: string;
  readonly tab: string;
  /** Names of those who may see it. */
  readonly readers: readonly string[];
  readonly looks: { readonly count: number; readonly href: string };
  /** The pass that this page was opened with; null: shut. */
  readonly look: { readonly purpose: string; readonly secondsLeft: number } | null;
  /** Name and minute, tiled under the text. */
  readonly reader: string;
  /** The purpose that stands first in the choice. */
  readonly usual: (typeof LOOK_PURPOSES)[number];
};

type SealedBlockProps = {
  readonly title: string;
  readonly seal: SealOf /** What it holds, when it is open. */;
  readonly children: ReactNode;
};

/** Something sealed: shut, it asks for the purpose; open, it carries the reader's name, and shuts after ten minutes. */
export function SealedBlock({ title, seal, children }: SealedBlockProps) {
  const t = useTranslations("handling");
  const words = formWords(useTranslations("ui"));
  const { look, looks, reader, complaintId, page, tab } = seal;
  const readers =
    seal.readers.length > 0 ? t("look.readers", { names: seal.readers.join("、") }) : t("look.readersNone");
  if (!look) {
    return (
      <ShutSecretBlock title={title} readers={readers} looks={looks}>
        <PurposeForm
          hidden={{ complaintId, page, tab }}
          purposes={LOOK_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
          usual={seal.usual}
          words={{
            ...words,
            purpose: t("look.purpose"),
            why: t("look.words"),
            note: t("look.note"),
            open: t("look.open"),
          }}
        />
      </ShutSecretBlock>
    );
  }
  const known = LOOK_PURPOSES.find((purpose) => purpose === look.purpose);
  const foot = (
    <>
      <span>{t("look.opened", { reader, purpose: known ? t(`purposes.${known}`) : look.purpose })}</span>
      <span>{t("look.closes")}</span>
      <ActionForm action={closeComplaintAction} words={words}>
        <input type="hidden" name="complaintId" value={complaintId} />
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="tab" value={tab} />
        <button className="link" type="submit">
          {t("look.close")}
        </button>
      </ActionForm>
      <LookTimer seconds={look.secondsLeft} />
    </>
  );
  return (
    <SecretBlock title={title} readers={readers} looks={looks} reader={reader} foot={foot}>
      {children}
    </SecretBlock>
  );
}
