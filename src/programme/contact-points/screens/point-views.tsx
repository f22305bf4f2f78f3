import { useTranslations } from "next-intl";
import { orderApart } from "@/kernel/keyset";
import { type OwnTabs, Tabs, withOwn } from "@/ui/tabs";
import { candidatesPath } from "../candidates/paths";
import { counterPath } from "../counter/paths";
import { leaksPath } from "../leaks/paths";
import { contactPointsPath } from "../paths";
import { servicesPath } from "../services/paths";

const VIEWS = {
  register: {},
  mine: { mine: "1" },
  applied: { status: "applied" },
  recommended: { status: "recommended" },
  returned: { status: "returned" },
  suspended: { status: "suspended" },
  changing: { changing: "1" },
  any: { status: "any" },
} as const;

/** The office's views: the register of a day, and the applications by where they stand. `waiting` is null for whoever decides nothing. */
export function PointViews({
  query,
  waiting,
  own,
  seeks,
  leaks,
}: {
  /** This person may know of reports of leaks. */
  readonly leaks: boolean;
  /** This person looks for firms that could become contact points. */
  readonly seeks: boolean;
  /** The reader's own views. */
  readonly own: OwnTabs;
  readonly query: Readonly<Record<string, string>>;
  readonly waiting: number | null;
}) {
  const t = useTranslations("contactPoints");
  const counter = useTranslations("counter");
  const { after: _page, ...asked } = query;
  const { order, narrowed } = orderApart(asked);
  const here = new URLSearchParams(narrowed).toString();
  const tabs = Object.entries(VIEWS).flatMap(([view, filter]) =>
    view === "mine" && waiting === null
      ? []
      : [
          {
            href: contactPointsPath({ ...filter, ...order }),
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
        tabs={withOwn(
          [
            ...tabs,
            { href: servicesPath(), label: t("tabs.services") },
            ...(leaks ? [{ href: leaksPath(), label: t("tabs.leaks") }] : []),
            ...(seeks
              ? [
                  { href: candidatesPath(), label: t("tabs.candidates") },
                  { href: counterPath, label: counter("title") },
                ]
              : []),
          ],
          own,
        )}
      />
      {own.tools}
    </>
  );
}
