import { dayOfMoment } from "@/kernel/days";
import type { ObjectionLine } from "../queries";

/** Objections as a file: to what, when, and what became of them; neither what they say nor who objects. */
export function objectionSheet(rows: readonly ObjectionLine[], { t }: { readonly t: (key: string) => string }) {
  return {
    columns: [t("fields.enterprise"), t("objections.received"), t("fields.status"), t("objections.answeredOn")],
    rows: rows.map(({ enterpriseName, receivedAt, outcome, answeredAt }) => [
      enterpriseName,
      dayOfMoment(receivedAt),
      t(`objections.${outcome ?? "open"}`),
      answeredAt && dayOfMoment(answeredAt),
    ]),
  };
}
