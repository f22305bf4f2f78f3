import { logMoment } from "@/ui/format";
import type { ReaderLine } from "../circulars/queries";

type Words = { readonly t: (key: string) => string };

/** To which firms a circular went, and when each was told of it and opened it, as a file. */
export function readerSheet(rows: readonly ReaderLine[], { t }: Words) {
  return {
    columns: [t("columns.firm"), t("circulars.toldAt"), t("circulars.readAt")],
    rows: rows.map(({ enterpriseName, toldAt, readAt }) => [
      ...[enterpriseName, toldAt && logMoment(toldAt), readAt && logMoment(readAt)],
    ]),
  };
}
