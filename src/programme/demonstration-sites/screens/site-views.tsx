import { useTranslations } from "next-intl";
import { orderApart } from "@/kernel/keyset";
import { Tabs } from "@/ui/tabs";
import { objectionsPath, rankingPath, sitesPath } from "../paths";

const VIEWS = {
  register: {},
  mine: { mine: "1" },
  applied: { status: "applied" },
  recommended: { status: "recommended" },
  on_site: { status: "on_site" },
  scored: { status: "scored" },
  meeting: { status: "meeting" },
  in_notice: { status: "in_notice" },
  rectifying: { status: "rectifying" },
  any: { status: "any" },
} as const;

/** The office's views: the register of a day, and the applications by where they stand. `waiting` is null for whoever decides nothing. */
export function SiteViews({
  query,
  waiting,
  ranking,
  objections,
}: {
  readonly query: Readonly<Record<string, string>>;
  readonly waiting: number | null;
  /** Whether this person may see the ranking. */
  readonly ranking: boolean;
  /** Whether this person answers objections. */
  readonly objections: boolean;
}) {
  const t = useTranslations("demonstrationSites");
  const { order } = orderApart(query);
  const current = query.mine ? "mine" : query.scored ? "" : (query.status ?? "register");
  return (
    <Tabs
      label={t("tabs.label")}
      tabs={[
        ...Object.entries(VIEWS).flatMap(([view, filter]) =>
          view === "mine" && waiting === null
            ? []
            : [
                {
                  href: sitesPath({ ...filter, ...order }),
                  label: t(`tabs.${view}`),
                  current: view === current,
                  ...(view === "mine" && waiting !== null ? { count: waiting } : {}),
                },
              ],
        ),
        ...(ranking ? [{ href: rankingPath(), label: t("ranking.name"), current: false }] : []),
        ...(objections ? [{ href: objectionsPath, label: t("objections.all"), current: false }] : []),
      ]}
    />
  );
}
