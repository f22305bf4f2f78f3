import { useTranslations } from "next-intl";
import { Button, Buttons } from "@/ui/button";
import { Section } from "@/ui/section";
import { complaintsPath, newComplaintPath } from "../paths";
import { QuestionHead } from "./question-head";

type StartProps = {
  /** Key of the form: pressed twice, it begins one complaint. */
  readonly formKey: string;
  /** The telephone of the office. */
  readonly phone: string;
  /** Lengths of the two time limits today, in working days; left out when a rule counts otherwise. */
  readonly limits?: { readonly register: number; readonly verify: number } | undefined;
};

/** What a firm should know before the first question. */
export function StartScreen({ formKey, phone, limits }: StartProps) {
  const t = useTranslations("complaints.start");
  const list = useTranslations("complaints");
  const parts = [
    { id: "need", title: t("need"), text: t("needText") },
    { id: "avoid", title: t("avoid"), text: t("avoidText") },
    { id: "who", title: t("who"), text: t("whoText") },
    { id: "next", title: t("next"), text: limits ? t("nextText", limits) : t("nextPlain") },
    { id: "urgent", title: t("urgent"), text: t("urgentText", { phone }) },
  ];
  return (
    <div className="narrow">
      <QuestionHead back={{ href: complaintsPath(), label: list("title") }} title={t("title")} lead={t("lead")} />
      <div className="stack stack--wide">
        {parts.map(({ id, title, text }) => (
          <Section key={id} id={id} title={title}>
            <p>{text}</p>
          </Section>
        ))}
        <form method="post" action={newComplaintPath}>
          <input type="hidden" name="_key" value={formKey} autoComplete="off" />
          <Buttons>
            <Button>{t("begin")}</Button>
            <a href={complaintsPath()}>{t("notNow")}</a>
          </Buttons>
        </form>
      </div>
    </div>
  );
}
