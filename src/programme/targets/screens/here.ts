import { useTranslations } from "next-intl";
import { type Named, useName } from "@/ui/names";
import type { Scope } from "../policy";

/** What a board can be narrowed to. */
export type BoardPlaces = {
  readonly divisions: readonly (Named & { readonly code: string })[];
  readonly clusters: readonly (Named & {
    readonly id: string;
    readonly divisionCode: string;
    readonly closedOn?: Date | null;
  })[];
  readonly industriesAsked: readonly (Named & { readonly code: string })[];
};

/** What a board is narrowed to, in words; nothing when it is the whole city. */
export function useHere({ places, scope }: { readonly places: BoardPlaces; readonly scope: Scope }): string {
  const t = useTranslations("targets");
  const name = useName();
  const { division, cluster, town, industry } = scope;
  return [
    division && name(places.divisions.find(({ code }) => code === division)),
    cluster && (name(places.clusters.find(({ id }) => id === cluster)) || t("noCluster")),
    town && (town === "none" ? t("noTown") : town),
    industry && (name(places.industriesAsked.find(({ code }) => code === industry)) || t("noIndustry")),
  ]
    .filter(Boolean)
    .join(t("and"));
}
