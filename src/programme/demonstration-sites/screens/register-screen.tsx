import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { DayRegister, type DayRegisterProps, type Places } from "@/ui/day-register";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { objectionAnswerPath, objectionPath, sheetPath, sitePath, sitesPath } from "../paths";

export type NoticeRow = {
  readonly id: string;
  readonly enterpriseName: string;
  readonly divisionCode: string;
  readonly noticeFrom: Day;
  readonly noticeTo: Day;
};

type RegisterScreenProps = Omit<DayRegisterProps, "pathOf" | "recordPath" | "t"> & {
  /** What is in public notice on that day. */
  readonly notices: readonly NoticeRow[];
  /** The office's views, or the firm's own site. */
  readonly above?: ReactNode;
  /** The list as a file. */
  readonly end?: ReactNode;
};

/** The public register: awards that were valid on a day, and what is in public notice; for everybody. */
export function RegisterScreen({ notices, above, end, ...register }: RegisterScreenProps) {
  const t = useTranslations("demonstrationSites");
  return (
    <>
      <PageHead title={t("title")} end={end} />
      <div className="stack">
        {above}
        <p className="second measure">
          {t("lead")} <a href={sheetPath()}>{t("sheet.name")}</a>
        </p>
        <Notices notices={notices} places={register.places} />
        <DayRegister {...register} pathOf={sitesPath} recordPath={sitePath} t={t} />
      </div>
    </>
  );
}

/** Names, places and days; with whom to talk to. Nothing of the application. */
export function Notices({ notices, places }: { readonly notices: readonly NoticeRow[]; readonly places: Places }) {
  const t = useTranslations("demonstrationSites");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <Section id="notice" title={t("sections.notice")}>
      {notices.length === 0 ? (
        <p className="quiet">{t("notice.none")}</p>
      ) : (
        <>
          <ul className="linklist">
            {notices.map(({ id, enterpriseName, divisionCode, noticeFrom, noticeTo }) => (
              <li key={id}>
                <span>
                  <b>{enterpriseName}</b>{" "}
                  <span className="quiet">{name(places.divisions.find(({ code }) => code === divisionCode))}</span>
                </span>
                <span className="quiet">
                  {t("notice.span", { from: longDay(noticeFrom, locale), to: longDay(noticeTo, locale) })}{" "}
                  <a href={objectionPath(id)}>
                    {t("objections.object")}
                    <span className="vh"> {enterpriseName}</span>
                  </a>
                </span>
              </li>
            ))}
          </ul>
          <p className="small second">
            {t("notice.lead")} <a href={objectionAnswerPath}>{t("objections.answerTitle")}</a>
          </p>
        </>
      )}
    </Section>
  );
}
