import { useTranslations } from "next-intl";
import { type OwnTabs, Tabs, withOwn } from "@/ui/tabs";
import { contactPointsPath } from "../paths";
import { servicesPath } from "../services/paths";

const VIEWS = {
  register: {},
  mine: { mine: "1" },
  applied: { status: "applied" },
  recommended: { status: "recommended" },
  returned: { status: "returned" },
  suspended: { status: "suspended" },
  any: { status: "any" },
} as const;

/** The office's views: the register of a day, and the applications by where they stand. `waiting` is null for whoever decides nothing. */
export function PointViews({
  query,
  waiting,
  own,
}: {
  /** The reader's own views. */
  readonly own: OwnTabs;
  readonly query: Readonly<Record<string, string>>;
  readonly waiting: number | null;
}) {
  const t = useTranslations("contactPoints");
  const { after: _page, ...narrowed } = query;
  const here = new URLSearchParams(narrowed).toString();
  const tabs = Object.entries(VIEWS).flatMap(([view, filter]) =>
    view === "mine" && waiting === null
      ? []
      : [
          {
            href: contactPointsPath(filter),
            label: t(`tabs.${view}`),
            current: new URLSearchParams(filter).toString() === here,
            ...(view === "mine" && waiting !== null ? { count: waiting } : {}),
          },
        ],
  );
  return (
    <>
      <Tabs
        label={t("tabs.label")}
        tabs={withOwn([...tabs, { href: servicesPath(), label: t("tabs.services") }], own)}
      />
      {own.tools}
    </>
  );
}
