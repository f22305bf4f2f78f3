import { useTranslations } from "next-intl";
import { inTurn } from "@/ui/format";
import { usePageLocale } from "@/ui/names";
import type { Known } from "../schema";

type Value = string | readonly string[];

/** In what words a particular is shown: its label (of three years each with its year), what stands in it, where the portal knew it from. */
export function useParticularWords(appliedIn: number) {
  const t = useTranslations("demonstrationSites");
  const enterprises = useTranslations("enterprises");
  const locale = usePageLocale();
  function show(name: string, value: Value): string {
    if (typeof value !== "string")
      return inTurn(
        value.map((title) => enterprises(`titles.${title}`)),
        locale,
      );
    return name === "sizeClass" && value !== "" ? enterprises(`sizes.${value}`) : value;
  }
  return {
    label(name: string): string {
      const place = /^(.+)([123])$/.exec(name);
      return place
        ? t(`particulars.fields.${place[1]}`, { year: String(appliedIn - 4 + Number(place[2])) })
        : t(`particulars.fields.${name}`);
    },
    show,
    source(one: Known[string] | undefined): string {
      return one ? t(`particulars.from.${one.from}`, { year: String(one.year ?? "") }) : "";
    },
    /** What differs from what the portal knew. */
    corrected(name: string, value: Value, one: Known[string] | undefined): string {
      if (!one || String(one.value) === String(value)) return "";
      return t("particulars.corrected", { value: show(name, one.value) });
    },
  };
}
