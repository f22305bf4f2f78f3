import { logMoment } from "@/ui/format";
import type { NoticeRow } from "../queries";

type Words = { readonly t: (key: string) => string };

/** One's notices as a file: what happened, to which number, when. */
export function noticeSheet(notices: readonly Omit<NoticeRow, "opens">[], { t }: Words) {
  return {
    columns: ["at", "what", "number", "state"].map((column) => t(`columns.${column}`)),
    rows: notices.map(({ at, kind, number, readAt }) => [
      ...[logMoment(at), t(`kinds.${kind}`), number, t(readAt ? "states.read" : "states.unread")],
    ]),
  };
}
