import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { ChartFigure, Dash } from "@/ui/chart-figure";
import type { Progress } from "../queries";
import { PlaceTiles } from "./indicator-board";

/** Where contact points and sites are, as tiles side by side: on the desk of those who keep the registers. */
export function TargetsMap({ progress, day }: { readonly progress: readonly Progress[]; readonly day: Day }) {
  const t = useTranslations("targets");
  return (
    <Dash>
      {progress.map(({ indicator, divisions }) => (
        <ChartFigure
          key={indicator}
          span={6}
          title={t("parts.map", { name: t(`indicators.${indicator}.name`) })}
          unit={t("parts.mapUnit")}
        >
          <PlaceTiles divisions={divisions} indicator={indicator} day={day} inWords={false} />
        </ChartFigure>
      ))}
    </Dash>
  );
}
