import { useTranslations } from "next-intl";

type PageTitleProps = {
  /**
   * What the page is called, and what tells it from others called so: the number of its record, what it stands under. Nothing sealed.
   * Empty for the home page, which is called as the portal is.
   */
  readonly parts: readonly (string | null | undefined)[];
  /** The page tells what is wrong with what was typed. A form that came back without a script says so by itself (`request-locale.ts`). */
  readonly wrong?: boolean;
};

/** The page's name in the browser: tabs, history, what a screen reader says first. It stands where the `h1` is, and React moves it. */
export function PageTitle({ parts, wrong }: PageTitleProps) {
  const t = useTranslations("ui");
  const named = parts.filter(Boolean).join(t("titleBetween"));
  const title = named ? t("titleTemplate", { title: named }) : t("brand");
  return <title>{wrong ? t("error") + title : title}</title>;
}
