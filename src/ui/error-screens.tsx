import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import failedWords from "./failed-words.json";
import { PageTitle } from "./page-title";

type MessageProps = { readonly title: string; readonly children: ReactNode };

function MessageScreen({ title, children }: MessageProps) {
  return (
    <div className="message">
      <PageTitle parts={[title]} />
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

/** A form that broke off on its way: nothing of it was taken. */
export function UnreadScreen({ againHref }: { readonly againHref: string }) {
  const t = useTranslations("ui.halfForm");
  return (
    <MessageScreen title={t("title")}>
      {t("text")} <a href={againHref}>{t("again")}</a>
    </MessageScreen>
  );
}

/** What went wrong unexpectedly, as the server says it: the reference stands in the log, and the way back is tried by a link. */
export function FailedScreen({ reference, againHref }: { readonly reference: string; readonly againHref: string }) {
  const words = failedWords[useLocale() === "en" ? "en" : "zh-CN"];
  return (
    <div className="message" role="alert">
      <PageTitle parts={[words.title]} />
      <h1 className="title">{words.title}</h1>
      <p>{words.text}</p>
      {reference ? (
        <p>
          {words.reference} <b className="num">{reference}</b>
        </p>
      ) : null}
      <a className="btn btn--2" href={againHref}>
        {words.again}
      </a>
    </div>
  );
}
