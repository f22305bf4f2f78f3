import { useTranslations } from "next-intl";

/**
 * A general fact as its receiver reads it, and the same before it is sent: in Chinese, whoever reads it, as it is copied. What the firm left open is
 * shared as that.
 */
export function SharedFact({ text }: { readonly text: string }) {
  const t = useTranslations("referrals");
  return text ? <span lang="zh-CN">{text}</span> : <span className="quiet">{t("page.unsaid")}</span>;
}
