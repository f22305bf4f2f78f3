import { basisIn, type ClockRule } from "@/kernel/clocks";
import { usePageLocale } from "./names";

/** On what a term rests. An article that is said in Chinese alone is marked as that, so that it is also read out in it. */
export function Basis({ rule }: { readonly rule: Pick<ClockRule, "basis" | "basisEn"> }) {
  const locale = usePageLocale();
  const said = basisIn(rule, locale);
  return locale !== "zh-CN" && said === rule.basis ? <span lang="zh-CN">{said}</span> : said;
}
