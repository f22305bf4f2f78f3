import { useLocale, useTranslations } from "next-intl";
import { type FormValues, inLanguage, type Sentence } from "@/kernel/form-state";
import { PageTitle } from "./page-title";

/** Of a form's values, what a person has typed: no ids, no versions, no names of steps. */
function typedIn(values: FormValues): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    /(Id|_key)$|^(version|step|page|tab)$/.test(name) || name.startsWith("$")
      ? []
      : [value].flat().filter((text) => text.trim() !== ""),
  );
}

/** What was typed into a form whose record is its writer's no more, with why it wasn't carried out. */
export function LateScreen({ sentence, values }: { readonly sentence: Sentence; readonly values: FormValues }) {
  const t = useTranslations("ui.late");
  const texts = typedIn(values);
  return (
    <div className="message" role="alert">
      <PageTitle parts={[t("title")]} />
      <h1 className="title">{t("title")}</h1>
      <p>{inLanguage(sentence, useLocale())}</p>
      {texts.length > 0 ? (
        <>
          <p>{t("typed")}</p>
          {texts.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
            <pre key={index} className="prose">
              {text}
            </pre>
          ))}
        </>
      ) : null}
      <p>
        <a href="/">{t("home")}</a>
      </p>
    </div>
  );
}
