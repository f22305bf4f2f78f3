import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type MessageProps = { readonly title: string; readonly children: ReactNode };

function MessageScreen({ title, children }: MessageProps) {
  return (
    <div className="message">
      <h1 className="title">{title}</h1>
      <p>{children}</p>
    </div>
  );
}

/** Hidden and absent look the same: one page for both. */
export function NotFoundScreen({ homeHref = "/" }: { readonly homeHref?: string }) {
  const t = useTranslations("ui");
  return (
    <MessageScreen title={t("notFound.title")}>
      {t("notFound.text")} <a href={homeHref}>{t("notFound.home")}</a>
    </MessageScreen>
  );
}
