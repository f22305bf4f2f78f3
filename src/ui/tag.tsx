import type { ReactNode } from "react";

const LOOKS = { waiting: "tag", done: "tag tag--done", now: "tag tag--now" } as const;

/** A state in two to four characters: outline = waiting, mist = done, ink = needs you. */
export function Tag({
  look = "waiting",
  children,
}: {
  readonly look?: keyof typeof LOOKS;
  readonly children: ReactNode;
}) {
  return <span className={LOOKS[look]}>{children}</span>;
}
