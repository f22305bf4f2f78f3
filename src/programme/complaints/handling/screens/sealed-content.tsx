import { useTranslations } from "next-intl";
import { SEALED_FIELDS } from "../../workflow";
import { INTERNAL_FIELDS } from "../policy";
import { SealedBlock, type SealOf } from "./sealed-block";

const FIELDS = [...SEALED_FIELDS, ...Object.values(INTERNAL_FIELDS)];

type SealedContentProps = {
  readonly seal: SealOf;
  /** Opened texts by field; empty while it is shut. */
  readonly opened: Readonly<Record<string, string>>;
};

/** What happened, the secret, the respondent, and what officers wrote to each other: the matter itself. */
export function SealedContent({ seal, opened }: SealedContentProps) {
  const t = useTranslations("handling");
  const written = FIELDS.filter((field) => opened[field]);
  return (
    <SealedBlock title={t("look.content")} seal={seal}>
      <div className="stack">
        {written.length === 0 ? <p className="quiet">{t("look.never")}</p> : null}
        {written.map((field) => (
          <div key={field}>
            <h3 className="h3">{t(`fields.${field}`)}</h3>
            <p className="prose">{opened[field]}</p>
          </div>
        ))}
        {opened.text ? (
          <details>
            <summary>{t("fields.text")}</summary>
            <p className="prose">{opened.text}</p>
          </details>
        ) : null}
      </div>
    </SealedBlock>
  );
}
