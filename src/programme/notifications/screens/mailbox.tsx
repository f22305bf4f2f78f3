import { useTranslations } from "next-intl";
import { Fragment } from "react";
import type { Day } from "@/kernel/days";
import { Empty } from "@/ui/empty";
import { PageHead } from "@/ui/page-head";
import { MomentTime } from "@/ui/time";

type MailboxProps = {
  readonly mails: readonly {
    readonly id: string;
    readonly at: Date;
    readonly to: string;
    /** In the recipient's language, or in both. */
    readonly versions: readonly { readonly lang: string; readonly subject: string; readonly text: string }[];
    readonly link: string;
    readonly path: string;
  }[];
  readonly today: Day;
};

/** The demo's mail, everybody's in one box: nothing leaves the house, so a newcomer reads it here and follows its links. */
export function Mailbox({ mails, today }: MailboxProps) {
  const t = useTranslations("notifications.mailbox");
  return (
    <div className="sheetwide stack stack--wide">
      <PageHead title={t("title")} />
      <p className="lead">{t("lead")}</p>
      {mails.length === 0 ? <Empty title={t("empty")}>{t("emptyText")}</Empty> : null}
      {mails.map(({ id, at, to, versions, link, path }) => (
        <article key={id} className="section">
          <div className="section__head">
            <h2 className="h3">
              {versions.map(({ lang, subject }, place) => (
                <Fragment key={lang}>
                  {place > 0 ? " / " : null}
                  <span lang={lang}>{subject}</span>
                </Fragment>
              ))}
            </h2>
            <MomentTime at={at} today={today} />
          </div>
          <p className="small second">{t("to", { to })}</p>
          {versions.map(({ lang, text }) => (
            <p key={lang} className="mt-4 whitespace-pre-line" lang={lang}>
              {text.split(link).map((piece, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
                <Fragment key={place}>
                  {place > 0 ? <a href={path}>{link}</a> : null}
                  {piece}
                </Fragment>
              ))}
            </p>
          ))}
        </article>
      ))}
    </div>
  );
}
