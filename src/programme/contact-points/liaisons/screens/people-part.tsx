import { useLocale, useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { DayTime } from "@/ui/time";
import { withdrawContactChangeAction } from "../actions";
import type { Change, Term } from "../queries";
import { CONTACT_ROLES } from "../workflow";

type PeoplePartProps = {
  readonly terms: readonly Term[];
  readonly changes: readonly Change[];
  /** The firm itself: it may withdraw. */
  readonly own: boolean;
};

/** On a point's page: whom the firm named and who has to confirm, and who held each post from when to when. */
export function PeoplePart({ terms, changes, own }: PeoplePartProps) {
  const t = useTranslations("liaisons");
  const words = formWords(useTranslations("ui"));
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const waiting = changes.filter(({ status }) => status === "asked");
  const over = changes.filter(({ status }) => status !== "asked");
  return (
    <>
      {waiting.map(({ id, version, role, name, post, dueOn }) => (
        <Notice key={id} tone="warn">
          <p>{t("pending", { role: t(`roles.${role}`), name, post, day: dueOn ? longDay(dueOn, locale) : "" })}</p>
          {own ? (
            <StepForm
              action={withdrawContactChangeAction}
              hidden={{ contactChangeId: id, version }}
              submit={t("steps.withdraw")}
              tone="alarm"
              words={words}
            />
          ) : null}
        </Notice>
      ))}
      {terms.length > 0 ? (
        <Section id="terms" title={`${t("title")}　${t("terms")}`}>
          <ul className="linklist">
            {CONTACT_ROLES.flatMap((role) =>
              terms
                .filter((term) => term.role === role)
                .map(({ id, name, post, from, to }) => (
                  <li key={id}>
                    <span>
                      {t(`roles.${role}`)}　{name}
                      <span className="sub">{post}</span>
                    </span>
                    <span>
                      <DayTime day={from} log /> — {to ? <DayTime day={to} log /> : t("now")}
                    </span>
                  </li>
                )),
            )}
          </ul>
          {over.map(({ id, role, name, post, status, endedAt }) => (
            <p key={id} className="small second">
              {t("over", {
                role: t(`roles.${role}`),
                name,
                post,
                status: t(`statuses.${status}`),
                day: longDay(dayOfMoment(endedAt), locale),
              })}
            </p>
          ))}
        </Section>
      ) : null}
    </>
  );
}
