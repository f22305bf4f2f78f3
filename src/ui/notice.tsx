import type { ReactNode } from "react";

const TONES = {
  info: "notice",
  ok: "notice notice--ok",
  warn: "notice notice--warn",
  alarm: "notice notice--alarm",
} as const;

type NoticeProps = {
  readonly tone?: keyof typeof TONES;
  /** In bold on a line of its own. */
  readonly title?: ReactNode;
  /** It appears as the answer to an action: read aloud at once. */
  readonly live?: boolean;
  readonly children?: ReactNode;
};

/** Bar, glyph and words, at the place of the action; stays until the next page. There are no toasts. */
export function Notice({ tone = "info", title, live, children }: NoticeProps) {
  return (
    <div className={TONES[tone]} role={live ? (tone === "alarm" ? "alert" : "status") : undefined}>
      {title ? <b>{title}</b> : null}
      {children}
    </div>
  );
}
