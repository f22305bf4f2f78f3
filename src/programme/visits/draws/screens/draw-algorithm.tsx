import { useTranslations } from "next-intl";
import { Section } from "@/ui/section";

/** How firms and officers are drawn, in words; decision 0098. */
export function Algorithm() {
  const t = useTranslations("draws");
  return (
    <Section id="algorithm" title={t("sections.algorithm")}>
      <ol className="plainlist stack measure">
        {(["frozen", "halves", "nobody", "words", "firms", "officers"] as const).map((part) => (
          <li key={part}>{t(`algorithm.${part}`)}</li>
        ))}
      </ol>
    </Section>
  );
}

type CheckingProps = {
  readonly draw: { readonly secret: string | null; readonly number: string | null };
};

/** How anybody who has the list makes the draw again. */
export function Checking({ draw }: CheckingProps) {
  const t = useTranslations("draws");
  const command = `npm run draw -- --list list.txt${draw.secret ? ` --secret ${draw.secret} --number "${draw.number ?? ""}"` : ""}`;
  return (
    <Section id="check" title={t("sections.check")}>
      <p>{t("checks.have")}</p>
      <ol className="measure">
        {(["hash", "commitment", "number", "again"] as const).map((part) => (
          <li key={part}>{t(`checks.${part}`)}</li>
        ))}
      </ol>
      <p>
        <code className="hash">{command}</code>
      </p>
    </Section>
  );
}
