import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export type Answer = {
  readonly label: string;
  readonly value?: ReactNode;
  /** What is wrong with it. */
  readonly wrong?: string | undefined;
  readonly changeHref?: string | undefined;
};

/** Check your answers: question, answer, 修改. What was left empty says so. */
export function AnswerList({ answers }: { readonly answers: readonly Answer[] }) {
  const t = useTranslations("ui");
  return (
    <dl className="answers">
      {answers.map(({ label, value, wrong, changeHref }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={value ? undefined : "none"}>
            {value || t("answers.none")}
            {wrong ? <p className="error">{wrong}</p> : null}
          </dd>
          {changeHref ? (
            <dd>
              <a href={changeHref}>
                {t("answers.change")}
                <span className="vh"> {label}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
