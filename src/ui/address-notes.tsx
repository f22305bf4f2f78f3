import { useLocale, useTranslations } from "next-intl";
import type { MovedDay, Unheeded } from "@/kernel/address";
import type { Day } from "@/kernel/days";
import { longDay } from "./format";
import { Notice } from "./notice";

type OtherDayProps = { readonly moved: MovedDay | null; readonly day: Day };

/** Says that another day is shown than the one that was asked for, which hasn't come or is before the programme; else nothing. */
export function OtherDay({ moved, day }: OtherDayProps) {
  const t = useTranslations("ui.address");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return moved ? <Notice tone="warn">{t(moved, { day: longDay(day, locale) })}</Notice> : null;
}

/** The words of `ui.address`. */
type Words = {
  (key: string, values?: Readonly<Record<string, string>>): string;
  readonly has: (key: string) => boolean;
};

/** What is said of a part of an address that isn't heeded: there is no such thing, or what is shown isn't narrowed by it. */
export function unheededText({ name, value, why }: Unheeded, t: Words): string {
  // Words are looked up in an object, which has more names than its own.
  const named = !(name in {}) && t.has(`what.${name}`);
  return t(`unheeded.${why}`, { what: named ? t(`what.${name}`) : `“${name.slice(0, 60)}”`, value });
}

type NotHeededProps = {
  readonly parts: readonly Unheeded[];
  /** The address as it was asked for. */
  readonly search: Readonly<Record<string, string | string[] | undefined>>;
};

/** Says which parts of an address were not heeded, each in a sentence, with the same address without them; else nothing. */
export function NotHeeded({ parts, search }: NotHeededProps) {
  const t = useTranslations("ui.address");
  if (parts.length === 0) return null;
  const gone = new Set(parts.map(({ name }) => name));
  const kept = Object.entries(search).flatMap(([name, value]) =>
    typeof value === "string" && value && !gone.has(name) ? [[name, value]] : [],
  );
  return (
    <Notice tone="warn">
      {parts.map((part) => `${unheededText(part, t)} `)}
      <a href={`?${new URLSearchParams(kept)}`}>{t("unheeded.drop")}</a>
    </Notice>
  );
}
