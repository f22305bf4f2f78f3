import type { Day } from "@/kernel/days";

type UpTo = { readonly asOf?: Day | undefined };

/** The effects of clause 二, as told up to a day. */
export function outcomesPath({ asOf }: UpTo = {}): string {
  return asOf ? `/outcomes?asOf=${asOf}` : "/outcomes";
}

/** One of them up to a day: its definition with history, its figures, its values. */
export function outcomePath(code: string, { asOf }: UpTo = {}): string {
  return asOf ? `/outcomes/${code}?asOf=${asOf}` : `/outcomes/${code}`;
}

/** Where the coordinator changes what is measured. */
export function editOutcomePath(code: string): string {
  return `/outcomes/${code}/edit`;
}

/** The form of a value of a period. */
export function enterValuePath(code: string): string {
  return `/outcomes/${code}/enter`;
}

/** Values that were entered, those that wait for approval, or those that wait for the reader. */
export function outcomeValuesPath(status?: "entered" | "mine"): string {
  if (status === "mine") return "/outcomes/values?mine=1";
  return status ? `/outcomes/values?status=${status}` : "/outcomes/values";
}

export function outcomeValuePath(valueId: string): string {
  return `/outcomes/values/${valueId}`;
}

/** The form that puts another value in an approved one's stead. */
export function correctValuePath(valueId: string): string {
  return `/outcomes/values/${valueId}/correct`;
}

export type RowsOf = {
  readonly of: "cases" | "incidents" | "participants";
  readonly from: Day;
  readonly to: Day;
  readonly division?: string | undefined;
};

/** The rows behind a figure that is counted. */
export function outcomeRowsPath({ of, from, to, division }: RowsOf): string {
  return `/outcomes/rows?${new URLSearchParams({ of, from, to, ...(division ? { division } : {}) })}`;
}

/** Where a proof is sent, and a kept one's bytes. */
export function outcomeUploadPath(valueId: string): string {
  return `/api/outcome-files?value=${valueId}`;
}
export function outcomeFilePath(fileId: string): string {
  return `/api/outcome-files/${fileId}`;
}
