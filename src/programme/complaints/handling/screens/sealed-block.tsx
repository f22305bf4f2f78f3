import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useLookWords } from "@/ui/look-words";
import { useListed } from "@/ui/names";
import { SealedBlock as Block } from "@/ui/sealed-block";
import { closeComplaintAction, openComplaintAction } from "../actions";
import { LOOK_PURPOSES } from "../policy";

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

/** Something of a complaint that is sealed. */
export function SealedBlock({ title, seal, children }: SealedBlockProps) {
  const t = useTranslations("handling");
  const listed = useListed();
  const words = useLookWords(seal.reader, t("look.note"));
  const { complaintId, page, tab, reader } = seal;
  return (
    <Block
      title={title}
      readers={seal.readers.length > 0 ? t("look.readers", { names: listed(seal.readers) }) : t("look.readersNone")}
      looks={seal.looks}
      look={seal.look}
      reader={reader}
      open={openComplaintAction}
      close={closeComplaintAction}
      hidden={{ complaintId, page, tab }}
      purposes={LOOK_PURPOSES.map((value) => ({ value, label: t(`purposes.${value}`) }))}
      usual={seal.usual}
      words={words}
    >
      {children}
    </Block>
  );
}
