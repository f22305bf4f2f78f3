import type { ReactNode } from "react";

export type TimelineEntry = {
  readonly id: string;
  readonly title: ReactNode;
  readonly when: ReactNode;
  /** Attested (a cinnabar square), the present (a ring), or expected (dashed); else done (a disc). */
  readonly state?: "seal" | "now" | "next";
  readonly children?: ReactNode;
};

/** What happened, newest first; or what comes next, nearest first. */
export function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map(({ id, title, when, state, children }) => (
        <li key={id} className={state ? `is-${state}` : undefined}>
          <h3>{title}</h3>
          <p className="when">{when}</p>
          {typeof children === "string" ? <p>{children}</p> : children}
        </li>
      ))}
    </ol>
  );
}
