import { useTranslations } from "next-intl";
import { drawPath, publicDrawPath } from "../paths";

type DrawGroundProps = {
  readonly drawId: string;
  /** For those who see the draw itself; others, the firm among them, read what everybody may. */
  readonly draw: { readonly title: string } | null;
};

/** Of a visit that was drawn: out of which draw. */
export function DrawGround({ drawId, draw }: DrawGroundProps) {
  const t = useTranslations("draws");
  if (!draw) return <a href={publicDrawPath(drawId)}>{t("title")}</a>;
  return <a href={drawPath(drawId)}>{`${t("title")}　${draw.title}`}</a>;
}
