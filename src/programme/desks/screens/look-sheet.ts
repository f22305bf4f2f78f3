import { logMoment } from "@/ui/format";
import type { Named } from "@/ui/names";
import type { ShownLook } from "./firm-looks";

/** The words of the trail. */
type Trail = { (key: string): string; readonly has: (key: string) => boolean };

/** What was looked at, and why. */
export function lookWords({ title, act, subjectKind, purpose }: ShownLook, trail: Trail) {
  const word = (key: string, code: string) => (trail.has(key) ? trail(key) : code);
  return {
    what: title ?? (act === "open.sealed" ? word(`kinds.${subjectKind}`, subjectKind) : word(`acts.${act}`, act)),
    reason: purpose ? word(`purposes.${purpose}`, purpose) : trail("noReason"),
  };
}

/** A firm's access log as a file: who, when, what and why, as on the page. */
export function lookSheet(
  looks: readonly ShownLook[],
  { trail, name }: { readonly trail: Trail; readonly name: (named: Named | undefined) => string },
) {
  return {
    columns: ["at", "who", "department", "subject", "reason"].map((column) => trail(`columns.${column}`)),
    rows: looks.map((look) => {
      const { what, reason } = lookWords(look, trail);
      return [
        logMoment(look.at),
        look.who,
        name({ nameZh: look.unitZh ?? "", nameEn: look.unitEn ?? "" }),
        what,
        reason,
      ];
    }),
  };
}
