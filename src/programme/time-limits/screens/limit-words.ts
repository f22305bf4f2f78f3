import { useTranslations } from "next-intl";
import { type ClockRule, type ClockUnit, leftUnit } from "@/kernel/clocks";

type Words = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  readonly has: (key: string) => boolean;
};

/** How a rule is told, on every page about it. */
export function useLimitWords() {
  return limitWords(useTranslations("timeLimits"));
}

/** The same where no page is drawn. */
export function limitWords(t: Words) {
  const length = (n: number, unit: ClockUnit) => t(`length.${unit}`, { n });
  return {
    /** An unknown kind shows its code: a release may bring a rule before its name. */
    kind: (kind: string) => (t.has(`kind.${kind}`) ? t(`kind.${kind}`) : kind),
    stop: (reason: string) => (t.has(`stop.${reason}`) ? t(`stop.${reason}`) : reason),
    length,
    extension: ({ extension, unit }: Pick<ClockRule, "extension" | "unit">) =>
      extension === null ? t("noExtension") : t("once", { length: length(extension, unit) }),
    stops({ stops }: Pick<ClockRule, "stops">): string {
      return stops.length === 0 ? t("noStops") : stops.map((reason) => this.stop(reason)).join(t("listed"));
    },
    alarms: ({ yellow, red, unit }: Pick<ClockRule, "yellow" | "red" | "unit">) =>
      t("alarms", { yellow: length(yellow, leftUnit(unit)), red: length(red, leftUnit(unit)) }),
    validity: ({ validFrom, validTo }: Pick<ClockRule, "validFrom" | "validTo">) =>
      validTo ? t("between", { from: validFrom, to: validTo }) : t("since", { from: validFrom }),
  };
}
