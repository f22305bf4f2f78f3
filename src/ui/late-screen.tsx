import { useLocale, useTranslations } from "next-intl";
import { type FieldLabels, type FormValues, fieldOf, inLanguage, type Sentence } from "@/kernel/form-state";
import { Notice } from "./notice";
import { PageTitle } from "./page-title";

type Late = { readonly sentence: Sentence; readonly values: FormValues; readonly labels?: FieldLabels | undefined };

/** Of a form's values, what a person has typed, with the name of its field where it was posted along: no ids, no versions, no names of steps. */
function typedIn({
  values,
  labels,
}: Pick<Late, "values" | "labels">): { readonly label?: string; readonly text: string }[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const label = labels?.[fieldOf(name)];
    const isOwn = labels ? label === undefined : /(Id|_key)$|^(version|step|page|tab|recipients)$/.test(name);
    if (isOwn || name.startsWith("$")) return [];
    return [value].flat().flatMap((text) => (text.trim() === "" ? [] : [{ text, ...(label ? { label } : {}) }]));
  });
}

/** What was typed into a form whose record is its writer's no more, with why it wasn't carried out. */
export function LateScreen({ sentence, ...typed }: Late) {
  const t = useTranslations("ui.late");
  return (
    <div className="message" role="alert">
      <PageTitle parts={[t("title")]} />
      <h1 className="title">{t("title")}</h1>
      <p>{inLanguage(sentence, useLocale())}</p>
      <Typed {...typed} />
      <p>
        <a href="/">{t("home")}</a>
      </p>
    </div>
  );
}

/** The same above a record that has no such form any more: how it stands now is below. */
export function LateNotice({ sentence, ...typed }: Late) {
  const t = useTranslations("ui.late");
  return (
    <Notice tone="alarm" live title={t("title")}>
      <p>{inLanguage(sentence, useLocale())}</p>
      <Typed {...typed} />
    </Notice>
  );
}

function Typed(typed: Pick<Late, "values" | "labels">) {
  const t = useTranslations("ui.late");
  const texts = typedIn(typed);
  return texts.length > 0 ? (
    <>
      <p>{t("typed")}</p>
      {texts.map(({ label, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
        <div key={index}>
          {label ? <b>{label}</b> : null}
          <pre className="prose">{text}</pre>
        </div>
      ))}
    </>
  ) : null;
}
