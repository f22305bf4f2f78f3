import type { VisitDetail } from "@/programme/visits/queries";
import words from "@/programme/visits/words/zh-CN.json";
import { logMoment } from "@/ui/format";

/** How a firm signed a record, line by line as it stands on paper: who, when, what it said, and who saw that it would not sign. */
export function signedLines({
  signing,
  signerName,
  signedAt,
  remark,
  witness,
}: Pick<VisitDetail, "signing" | "signerName" | "signedAt" | "remark" | "witness">): readonly [string, ...string[]] {
  return [
    words.signed[signing ?? "refused"].replace("{name}", signerName ?? ""),
    ...(signedAt ? [`时间：${logMoment(signedAt)}`] : []),
    ...(remark ? [words.remarkIs.replace("{remark}", remark)] : []),
    ...(witness ? [words.witnessIs.replace("{name}", witness)] : []),
  ];
}
