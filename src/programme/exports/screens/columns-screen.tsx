import { useTranslations } from "next-intl";
import { Button, ButtonLink, Buttons } from "@/ui/button";
import { Radios } from "@/ui/choice-fields";
import { FieldGroup } from "@/ui/field";
import { formWords } from "@/ui/form-words";
import { BackLink, PageHead } from "@/ui/page-head";
import { ListFacts, type ToldList } from "./list-facts";

type ColumnsScreenProps = ToldList & {
  /** Heads of its columns, and which of them are ticked. */
  readonly heads: readonly string[];
  readonly chosen: readonly string[];
  /** None was ticked, and the file asked for. */
  readonly noneTicked: boolean;
  readonly format: "xlsx" | "csv" | "pdf";
  /** Where the file is, and what its address says besides columns and format. */
  readonly action: string;
  readonly kept: Readonly<Record<string, string>>;
  /** This page with all columns ticked, and with none. */
  readonly allHref: string;
  readonly noneHref: string;
  readonly backHref: string;
};

const FORMATS = ["xlsx", "csv", "pdf"] as const;

/** The columns of a list to choose from, as a plain GET form: the choice stands in the address of the file. */
export function ColumnsScreen({ title, told, heads, chosen, noneTicked, format, ...at }: ColumnsScreenProps) {
  const t = useTranslations("exports.columns");
  const files = useTranslations("ui.export");
  const words = formWords(useTranslations("ui"));
  const ticked = new Set(chosen);
  // Known by its place: the head is another word when the language is changed, and the ticks stay.
  const named = heads
    .map((head, place) => ({ head, place }))
    .filter(({ head, place }) => head !== "" && heads.indexOf(head) === place);
  return (
    <>
      <BackLink href={at.backHref}>{t("back")}</BackLink>
      <PageHead title={t("title")} of={title} />
      <div className="narrow stack">
        <ListFacts title={title} told={told} />
        <form action={at.action}>
          {Object.entries(at.kept).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {/* Says that columns are chosen, also when none is ticked. */}
          <input type="hidden" name="column" value="" />
          <FieldGroup
            name="column"
            label={t("which")}
            hint={t("hint", { n: named.length })}
            errors={noneTicked ? [t("noneTicked")] : undefined}
            words={words}
            control={
              <>
                <p className="choices__all">
                  <a href={at.allHref}>{t("all")}</a> <a href={at.noneHref}>{t("none")}</a>
                </p>
                <div className="choices">
                  {named.map(({ head, place }) => (
                    <label key={place} className="choice">
                      <input
                        type="checkbox"
                        name="column"
                        value={head}
                        defaultChecked={ticked.has(head)}
                        aria-invalid={noneTicked ? true : undefined}
                      />
                      <span>{head}</span>
                    </label>
                  ))}
                </div>
              </>
            }
          />
          <Radios
            name="format"
            label={t("format")}
            defaultValue={format}
            choices={FORMATS.map((value) => ({ value, label: files(`formats.${value}`) }))}
          />
          <Buttons>
            <Button>{t("take")}</Button>
            <ButtonLink href={at.backHref} tone="quiet">
              {t("back")}
            </ButtonLink>
          </Buttons>
        </form>
      </div>
    </>
  );
}
