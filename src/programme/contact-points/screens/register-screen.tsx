import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DayRegister, type DayRegisterProps } from "@/ui/day-register";
import { PageHead } from "@/ui/page-head";
import { contactPointPath, contactPointsPath } from "../paths";

type RegisterScreenProps = Omit<DayRegisterProps, "pathOf" | "recordPath" | "t"> & {
  /** The office's views, or the firm's own point. */
  readonly above?: ReactNode;
  /** The list as a file. */
  readonly end?: ReactNode;
};

/** The public register: contact points that were active on a day, for everybody. */
export function RegisterScreen({ above, end, ...register }: RegisterScreenProps) {
  const t = useTranslations("contactPoints");
  return (
    <>
      <PageHead title={t("title")} end={end} />
      <div className="stack">
        {above}
        <p className="second measure">{t("lead")}</p>
        <DayRegister {...register} pathOf={contactPointsPath} recordPath={contactPointPath} t={t} />
      </div>
    </>
  );
}
