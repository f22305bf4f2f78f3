import type { CallLine } from "../queries";

type Words = { readonly t: (key: string) => string };

/** The list of calls as a file: what was called for, when, and how it stands. */
export function callSheet(calls: readonly CallLine[], { t }: Words) {
  return {
    columns: [t("calls.name"), t("fields.firstDay"), t("fields.lastDay"), t("calls.standing")],
    rows: calls.map(({ title, fromDay, toDay, standing }) => [title, fromDay, toDay, t(`standings.${standing}`)]),
  };
}
