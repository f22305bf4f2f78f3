import { useTranslations } from "next-intl";
import { labelled } from "./format";
import { usePageLocale } from "./names";

export type SealKind = "received" | "filed" | "issued" | "awarded";

/**
 * 朱印: it happened, is on record and cannot be changed. One per page; never on buttons, heads, charts. `what` tells
 * what and when (2016年10月10日批准立案) to those who can't see it.
 */
export function Seal({
  kind,
  what,
  caption,
}: {
  readonly kind: SealKind;
  readonly what: string;
  readonly caption?: string;
}) {
  const t = useTranslations("ui");
  const locale = usePageLocale();
  return (
    <span className="seal">
      {/* biome-ignore lint/performance/noImgElement: a small SVG has nothing to optimise */}
      <img src={`/marks/seal-${kind}.svg`} alt={labelled(t(`seal.${kind}`), what, locale)} width="96" height="96" />
      {caption ? <small>{caption}</small> : null}
    </span>
  );
}
