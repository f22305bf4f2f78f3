import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import failedWords from "./failed-words.json";

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

/** A rule says no: the rule, who may, what to do. Only where the person may know that the thing exists. */
export function RefusedScreen({
  sentence,
  backHref = "/",
  backLabel,
}: {
  readonly sentence: string;
  readonly backHref?: string;
  readonly backLabel?: string;
}) {
  const t = useTranslations("ui");
  return (
    <MessageScreen title={t("refused.title")}>
      {sentence} <a href={backHref}>{backLabel ?? t("notFound.home")}</a>
    </MessageScreen>
  );
}

/** Something broke: the reference number that stands in the log. `again` is a link or a button that tries once more. */
export function FailedScreen({ reference, again }: { readonly reference: string; readonly again?: ReactNode }) {
  const words = failedWords[useLocale() === "en" ? "en" : "zh-CN"];
  return (
    <MessageScreen title={words.title}>
      {words.text} {words.reference} <b className="num">{reference}</b> {again ?? <a href="?">{words.again}</a>}
    </MessageScreen>
  );
}

/** Too many requests: when to come back, in seconds. */
export function TooManyScreen({ seconds }: { readonly seconds: number }) {
  const t = useTranslations("ui");
  return <MessageScreen title={t("tooMany.title")}>{t("tooMany.text", { n: seconds })}</MessageScreen>;
}
