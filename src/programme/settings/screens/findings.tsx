import { useTranslations } from "next-intl";
import { DataTable } from "@/ui/data-table";
import { labelled, logMoment, number } from "@/ui/format";
import { usePageLocale } from "@/ui/names";
import { Tag } from "@/ui/tag";
import { MomentTime } from "@/ui/time";
import { personPath } from "../../accounts/paths";
import { CHECKS } from "../policy";
import type { UnsentMail } from "../queries";
import type { SelfCheckResult } from "../schema";

export type SelfCheck = Pick<SelfCheckResult, "seconds" | "found"> & {
  readonly at: Date;
  /** Mails of its findings. */
  readonly unsent: readonly UnsentMail[];
};

/** What the nightly self-check looked at, and the first of what it found. */
export function Findings({ result }: { readonly result: SelfCheck }) {
  const t = useTranslations("settings");
  const locale = usePageLocale();
  return (
    <>
      <p>{t("selfCheckAt", { at: logMoment(result.at), seconds: result.seconds })}</p>
      <DataTable
        caption={t("selfCheck")}
        rows={CHECKS.map((check) => ({ check, ...result.found[check] }))}
        rowKey={({ check }) => check}
        columns={[
          {
            key: "check",
            head: t("checkColumns.check"),
            fold: "wide",
            rowHead: true,
            cell: ({ check }) => t(`checks.${check}`),
          },
          { key: "checked", head: t("checkColumns.checked"), align: "end", cell: ({ checked }) => number(checked) },
          {
            key: "faults",
            head: t("checkColumns.faults"),
            align: "end",
            cell: ({ faults }) => (faults > 0 ? <Tag look="now">{number(faults)}</Tag> : "0"),
          },
        ]}
      />
      {CHECKS.map((check) =>
        result.found[check].which.length > 0 ? (
          <details key={check}>
            <summary>{labelled(t(`checks.${check}`), t("which"), locale)}</summary>
            {check === "mails" && result.unsent.length > 0 ? (
              <UnsentMails mails={result.unsent} />
            ) : (
              <ul>
                {result.found[check].which.map((which) => (
                  <li key={which} className="num">
                    {which}
                  </li>
                ))}
              </ul>
            )}
          </details>
        ) : null,
      )}
    </>
  );
}

/** Which mail, to whom, when, and why nobody got it: the address stands with the account. */
function UnsentMails({ mails }: { readonly mails: readonly UnsentMail[] }) {
  const t = useTranslations("settings.unsent");
  const what = useWhat();
  return (
    <DataTable
      caption={t("title")}
      rows={mails}
      rowKey={({ id }) => id}
      columns={[
        { key: "what", head: t("what"), fold: "title", rowHead: true, wrap: true, cell: what },
        {
          key: "to",
          head: t("to"),
          cell: ({ person, personId }) =>
            person ? <a href={personPath(person.id)}>{person.name}</a> : t(personId ? "unseen" : "noAccount"),
        },
        { key: "at", head: t("at"), cell: ({ at }) => <MomentTime at={at} log /> },
        {
          key: "why",
          head: t("why"),
          wrap: true,
          cell: ({ fault }) =>
            fault && t.has(`faults.${fault}`) ? t(`faults.${fault}`) : t("faults.other", { code: fault ?? "–" }),
        },
      ]}
    />
  );
}

/** What a mail was for; of a notice, what it tells. */
function useWhat(): (mail: UnsentMail) => string {
  const t = useTranslations("settings.unsent.templates");
  const kinds = useTranslations("notifications.kinds");
  const locale = usePageLocale();
  return ({ template, kind }) =>
    template === "notice" && kind && kinds.has(kind)
      ? labelled(t("notice"), kinds(kind), locale)
      : t.has(template)
        ? t(template)
        : template;
}
