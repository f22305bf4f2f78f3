import { dayOfMoment } from "@/kernel/days";
import type { Named } from "@/ui/names";
import type { CircularLine } from "../circulars/queries";

type Words = {
  readonly t: (key: string) => string;
  readonly name: (named: Named | undefined) => string;
  readonly places: { readonly clusters: readonly (Named & { readonly id: string })[] };
};

/** The list of circulars as a file: what was sent to whom, and how many opened it; not the text. */
export function circularSheet(
  rows: readonly CircularLine[],
  { t, name, places }: Words,
): { columns: string[]; rows: (string | number | null)[][] } {
  const keys = ["sentAt", "subject", "cluster", "by", "recipients", "opened"];
  return {
    columns: keys.map((column) => t(`circulars.${column}`)),
    rows: rows.map(({ sentAt, subject, clusterId, by, recipients, opened }) => [
      sentAt ? dayOfMoment(sentAt) : t("circulars.draft"),
      subject,
      name(places.clusters.find(({ id }) => id === clusterId)),
      by && `${name(by)} ${by.name}`,
      recipients,
      opened,
    ]),
  };
}
