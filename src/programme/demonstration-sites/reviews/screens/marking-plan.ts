import { useLocale, useTranslations } from "next-intl";
import type { KeptPlan } from "@/ui/offline/use-kept-form";
import { offlineWords, TAKEN_ALONG } from "@/ui/offline/words";
import { signInPath } from "../../../accounts/paths";
import { bringMarksPath, markingPath, photoUploadPath } from "../../paths";
import { itemsOf, type SheetContent } from "../../score-sheets/schema";
import type { MarkingItem } from "./marking-form";

export const FINDINGS = ["verified", "refuted", "not_seen"] as const;

type PlanProps = {
  readonly site: { readonly id: string; readonly enterpriseName: string; readonly round: number };
  readonly content: SheetContent;
  readonly items: readonly Pick<MarkingItem, "key" | "id" | "base">[];
  /** Whose marks these are. */
  readonly owner: string;
};

/** How marks are given without a connection: where they are sent, and what of each item can be set beside the same reviewer's other device. */
export function useMarkingPlan({ site, content, items, owner }: PlanProps): KeptPlan {
  const t = useTranslations("demonstrationSites");
  const words = offlineWords(useTranslations("ui.offline"));
  const english = useLocale() === "en";
  const findings = Object.fromEntries(FINDINGS.map((value) => [value, t(`findings.${value}`)]));
  return {
    id: markingPath(site.id),
    owner,
    title: `${t("marking.title")}　${site.enterpriseName}`,
    sendTo: bringMarksPath(site.id),
    photosTo: photoUploadPath(site.id),
    done: markingPath(site.id),
    // The next marks are given on the same page: it is fetched anew, with the versions of those that have arrived.
    after: "renew",
    base: {
      ...{ siteId: site.id, round: String(site.round) },
      ...Object.fromEntries(items.map(({ key, id }) => [`${key}.id`, id])),
      ...Object.fromEntries(items.map(({ key, base }) => [`${key}.base`, String(base)])),
    },
    fields: itemsOf(content).flatMap(({ key, textZh, textEn, points: most }) => {
      const item = `${key} ${english ? textEn : textZh}`;
      return [
        {
          ...{ name: `${key}.points`, label: `${item}　${t("fields.points")}` },
          within: { most, says: t("faults.mark") },
          needed: { filled: [`${key}.finding`, `${key}.note`], says: t("faults.points-missing") },
        },
        {
          ...{ name: `${key}.finding`, label: `${item}　${t("fields.finding")}`, choices: findings },
          needed: { filled: [`${key}.points`, `${key}.note`] },
        },
        { name: `${key}.note`, label: `${item}　${t("fields.note")}`, note: true as const },
      ];
    }),
    signIn: signInPath({ next: TAKEN_ALONG }),
    words,
  };
}
