import type { ReactNode } from "react";

export type Tab = {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  readonly current?: boolean;
};

/** What a person keeps of a list behind its tabs: own views, the way to keep the present filter as one, and what is done with them. */
export type OwnTabs = {
  readonly views: readonly Tab[];
  readonly save: Tab | undefined;
  readonly tools: ReactNode;
};

/** The tabs of a list and a person's own; a filter that has no tab yet can be kept. */
export function withOwn(tabs: readonly Tab[], { views, save }: OwnTabs): readonly Tab[] {
  return [...tabs, ...views, ...(save && !tabs.some(({ current }) => current) ? [save] : [])];
}

/** Tabs are links: each has an address. `label` names the strip for those who can't see it. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span className="count">{tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}
