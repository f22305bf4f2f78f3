import { useLocale, useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { Tag } from "@/ui/tag";
import { checklistPath } from "../../checklists/paths";
import { admissionFilePath, admissionItemPath } from "../paths";
import type { Admission, AdmissionItem, Judgement } from "../queries";

type AdmissionPartProps = {
  readonly contactPointId: string;
  readonly admission: Admission;
  /** Which handing-in stands now. */
  readonly round: number;
  /** The firm still brings evidence. */
  readonly brings: boolean;
};

/** The admission checklist of a contact point: each item, what shows it, what its bureau found of it; below, what was found before. */
export function AdmissionPart({ contactPointId, admission, round, brings }: AdmissionPartProps) {
  const t = useTranslations("admission");
  const { items, judgements, serial } = admission;
  const [last] = judgements;
  const lacking = items.filter(({ shown }) => !shown).length;
  const before = judgements.filter(({ id }) => id !== last?.id);
  return (
    <Section
      id="checklist"
      title={t("title")}
      end={<a href={checklistPath(serial)}>{t("checklist.version", { n: serial })}</a>}
    >
      {brings && lacking > 0 ? <Notice tone="warn">{t("lacking", { n: lacking })}</Notice> : null}
      {last && last.round < round ? <p className="second">{t("ofBefore")}</p> : null}
      <Items items={items} judgement={last} {...(brings ? { bringsTo: contactPointId } : {})} />
      {last ? <By judgement={last} /> : <p className="second">{t("notJudged")}</p>}
      {before.length > 0 ? (
        <details>
          <summary>{t("before", { n: before.length })}</summary>
          {before.map((judgement) => (
            <div key={judgement.id}>
              <By judgement={judgement} />
              <Verdicts items={items} judgement={judgement} />
            </div>
          ))}
        </details>
      ) : null}
    </Section>
  );
}

type ItemsProps = {
  readonly items: readonly AdmissionItem[];
  readonly judgement: Judgement | undefined;
  /** The contact point to which the firm still brings evidence. */
  readonly bringsTo?: string;
};

function Items({ items, judgement, bringsTo }: ItemsProps) {
  const t = useTranslations("admission");
  const english = useLocale() === "en";
  return (
    <dl className="answers">
      {items.map((item, index) => (
        <div key={item.code}>
          <dt>
            {index + 1} {english ? item.textEn : item.textZh}
          </dt>
          <dd>
            <Evidence item={item} />
            <Found judgement={judgement} code={item.code} />
          </dd>
          {bringsTo && !item.declared ? (
            <dd>
              <a href={admissionItemPath(bringsTo, item.code)}>
                {t(item.shown ? "acts.change" : "acts.bring")}
                <span className="vh"> {english ? item.textEn : item.textZh}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

/** What shows one item: the firm's note, its files. */
export function Evidence({ item }: { readonly item: AdmissionItem }) {
  const t = useTranslations("admission");
  if (item.declared) return <p className="quiet">{t("declared")}</p>;
  if (!item.shown) return <p className="quiet">{t("nothing")}</p>;
  return (
    <>
      {item.note ? <p>{item.note}</p> : null}
      {item.files.length > 0 ? (
        <ul className="linklist">
          {item.files.map(({ id, name }, index) => (
            <li key={id}>
              <a href={admissionFilePath(id)}>{name ?? t("file", { n: index + 1 })}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Found({ judgement, code }: { readonly judgement: Judgement | undefined; readonly code: string }) {
  const t = useTranslations("admission");
  const verdict = judgement?.verdicts.find(({ item }) => item === code);
  if (!verdict) return null;
  return (
    <p>
      <Tag look={verdict.verdict === "not_met" ? "now" : "done"}>{t(`verdicts.${verdict.verdict}`)}</Tag>{" "}
      {verdict.opinion}
    </p>
  );
}

function By({ judgement: { by, judgedAt } }: { readonly judgement: Judgement }) {
  const t = useTranslations("admission");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return <p className="second">{t("judgedBy", { by, day: longDay(dayOfMoment(judgedAt), locale) })}</p>;
}

/** The items with their verdicts alone: before a step is taken on them, and of what was found before. */
export function Verdicts({ items, judgement }: Omit<ItemsProps, "bringsTo">) {
  const t = useTranslations("admission");
  const english = useLocale() === "en";
  if (!judgement) return <Notice tone="warn">{t("notJudged")}</Notice>;
  return (
    <dl className="answers">
      {items.map(({ code, textZh, textEn }, index) => (
        <div key={code}>
          <dt>
            {index + 1} {english ? textEn : textZh}
          </dt>
          <dd>
            <Found judgement={judgement} code={code} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
