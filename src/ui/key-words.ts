import type { useTranslations } from "next-intl";
import type { KeyWords } from "./queue-keys";

/** The words of `QueueKeys`, for a server component to hand on: `keyWords(useTranslations("ui"))`. */
export function keyWords(t: ReturnType<typeof useTranslations<"ui">>): KeyWords {
  return {
    title: t("keys.title"),
    move: t("keys.move"),
    pick: t("keys.pick"),
    open: t("keys.open"),
    search: t("keys.search"),
    all: t("keys.all"),
    off: t("keys.off"),
    on: t("keys.on"),
    close: t("keys.close"),
  };
}
