import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { formWords } from "./form-words";
import type { SealedBlock } from "./sealed-block";

/** Purposes of a look to choose from, by their codes; "other" says it in one's own words. */
export function usePurposes(codes: readonly string[]): ComponentProps<typeof SealedBlock>["purposes"] {
  const t = useTranslations();
  return codes.map((value) => ({
    value,
    label: t(value === "other" ? "handling.purposes.other" : `auditTrail.purposes.${value}`),
  }));
}

/** What every sealed block says of a look: to whoever opens it, and while it is open. `note` says who will learn of it. */
export function useLookWords(reader: string, note: string): ComponentProps<typeof SealedBlock>["words"] {
  const t = useTranslations("handling.look");
  return {
    ...formWords(useTranslations("ui")),
    purpose: t("purpose"),
    why: t("words"),
    note,
    open: t("open"),
    opened: (purpose) => t("opened", { reader, purpose }),
    closes: t("closes"),
    closeNow: t("close"),
  };
}
