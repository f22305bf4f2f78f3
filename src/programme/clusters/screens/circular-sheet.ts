import { dayOfMoment } from "@/kernel/days";
import type { Named } from "@/ui/names";
import type { CircularLine } from "../circulars/queries";

type Words = {
  readonly t: (key: string) => string;
  readonly name: (named: Named | undefined) => string;
  readonly places: { readonly clusters: readonly (Named & { readonly id: string })[] };
};

/** The list of circulars as a file, with the columns of its page: what was sent to whom, and how many opened it, of a firm whether it did; not the text. */
export function circularSheet(
  rows: readonly CircularLine[],
  { t, name, places, side }: Words & { readonly side: "firm" | "office" },
): { columns: string[]; rows: (string | number | null)[][] } {
  const keys = ["sentAt", "subject", "cluster", "by", ...(side === "office" ? ["recipients", "opened"] : ["state"])];
  return {
    columns: keys.map((column) => t(`circulars.${column}`)),
    rows: rows.map(({ sentAt, subject, clusterId, by, recipients, opened }) => [
      sentAt ? dayOfMoment(sentAt) : t("circulars.draft"),
      subject,
      name(places.clusters.find(({ id }) => id === clusterId)),
      by && `${name(by)} ${by.name}`,
      ...(side === "office" ? [recipients, opened] : [t(opened > 0 ? "circulars.read.yes" : "circulars.unread")]),
    ]),
  };
}
