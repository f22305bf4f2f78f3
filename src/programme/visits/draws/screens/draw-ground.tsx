import { useTranslations } from "next-intl";
import { drawPath } from "../paths";

/** Of a visit that was drawn: out of which draw, for those who see it. */
export function DrawGround({ draw }: { readonly draw: { readonly id: string; readonly title: string } | null }) {
  const t = useTranslations("draws");
  return draw ? <a href={drawPath(draw.id)}>{`${t("title")} ${draw.title}`}</a> : t("title");
}
