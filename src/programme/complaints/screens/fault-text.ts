import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { longDay } from "@/ui/format";
import { usePageLocale } from "@/ui/names";
import type { Fault } from "../draft/policy";

/** What is wrong with an answer as a sentence: the field's own words first, then those of any field. `own`: it is the field's. */
export function useFaultText(today: Day): (fault: Fault) => { readonly text: string; readonly own: boolean } {
  const t = useTranslations("complaints");
  const locale = usePageLocale();
  return ({ field, code, params }) => {
    const key = `faults.${field}-${code}`;
    const own = t.has(key);
    const values = { ...params, label: t(`fields.${field}`), today: longDay(today, locale) };
    return { text: t(own ? key : `faults.${code}`, values), own };
  };
}
