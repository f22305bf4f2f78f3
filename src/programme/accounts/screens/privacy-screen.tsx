import { useTranslations } from "next-intl";
import { PageHead } from "@/ui/page-head";

const PARTS = ["who", "firm", "official", "use", "see", "keep", "rights", "contact"] as const;

/** What is held of people, why, for how long, and what they can ask for (个人信息保护法 第十七条). */
export function PrivacyScreen({ organiser, phone }: { readonly organiser: string; readonly phone: string }) {
  const t = useTranslations("accounts.privacy");
  return (
    <article className="reading">
      <PageHead title={t("title")} />
      <p>{t("lead")}</p>
      {PARTS.map((part) => (
        <section key={part} aria-labelledby={part}>
          <h2 id={part}>{t(`parts.${part}.title`)}</h2>
          <p>{t.rich(`parts.${part}.text`, { organiser: () => <span lang="zh-CN">{organiser}</span>, phone })}</p>
        </section>
      ))}
    </article>
  );
}
