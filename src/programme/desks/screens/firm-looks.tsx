import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { ExportLinks } from "@/ui/export-links";
import { LookLog } from "@/ui/look-log";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { SecretBlock } from "@/ui/secret";
import { firmLooksPath } from "../paths";
import { lookWords } from "./look-sheet";

export type ShownLook = {
  readonly chain: string;
  readonly seq: bigint;
  readonly at: Date;
  readonly who: string;
  readonly unitZh: string | null;
  readonly unitEn: string | null;
  readonly purpose: string | null;
  readonly act: string;
  readonly subjectKind: string;
  /** Of the complaint. */
  readonly title: string | null;
};
type FirmLooksProps = { readonly looks: readonly ShownLook[]; readonly today: Day };

/** Who looked at what is this firm's, in which complaint or at what else, when and why. */
export function FirmLooks({ looks, today }: FirmLooksProps) {
  const trail = useTranslations("auditTrail");
  const english = useLocale() === "en";
  return (
    <LookLog
      today={today}
      looks={looks.map((look) => {
        const { chain, seq, at, who, unitZh, unitEn } = look;
        const unit = english ? unitEn : unitZh;
        return {
          id: `${chain} ${seq}`,
          at,
          who,
          ...(unit ? { unit } : {}),
          ...lookWords(look, trail),
        };
      })}
    />
  );
}

type LooksScreenProps = FirmLooksProps & {
  readonly total: number;
  readonly next: string | null;
  /** The newest looks stand on another page. */
  readonly later: boolean;
};

/** All looks, page by page. */
export function LooksScreen({ looks, total, next, later, today }: LooksScreenProps) {
  const t = useTranslations("desks.firm");
  const nav = useTranslations("desks.firmNav");
  return (
    <div className="stack stack--wide">
      <PageHead
        title={t("allLooks")}
        trail={[{ href: "/", label: nav("home") }]}
        end={total > 0 ? <ExportLinks list="looks" query={{}} /> : undefined}
      />
      <p className="second">{t("looksLead")}</p>
      <SecretBlock title={t("looks")}>
        <FirmLooks looks={looks} today={today} />
      </SecretBlock>
      <Pager
        total={total}
        label={t("looksTotal", { n: total })}
        first={later ? firmLooksPath() : undefined}
        next={next ? firmLooksPath(next) : undefined}
      />
    </div>
  );
}
