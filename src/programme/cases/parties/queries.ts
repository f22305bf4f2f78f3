import type { Prisma } from "@db";
import { sidesIn } from "../../complaints/answers/queries";

/** Who stands on which side of a case, as far as it isn't sealed: codes are those of the complaint's form, empty where nothing was answered. */
export type Parties = {
  readonly firm: {
    readonly id: string;
    readonly name: string;
    /** Credit code, or the older code that it registered with. */
    readonly code: string;
    readonly placeZh: string;
    readonly placeEn: string;
    /** What the firm is to the secret. */
    readonly capacity: string;
  };
  /** Who is suspected: persons, firms, or both; the names are sealed. */
  readonly respondent: { readonly kinds: readonly string[]; readonly relation: string };
  /** Who speaks for the firm: its own staff, or an agent. */
  readonly filedThrough: string;
};

/** What the parties are told from. */
export const partiesSelect = {
  answers: true,
  enterprise: {
    select: {
      id: true,
      name: true,
      uscc: true,
      orgCode: true,
      regNo: true,
      division: { select: { nameZh: true, nameEn: true } },
    },
  },
} as const satisfies Prisma.ComplaintSelect;

/** The parties of a complaint and of its case. For whoever reads it whole: the caller has asked that. A pure function. */
export function partiesIn({
  answers,
  enterprise,
}: Prisma.ComplaintGetPayload<{ select: typeof partiesSelect }>): Parties {
  const { id, name, uscc, orgCode, regNo, division } = enterprise;
  const { capacity, filedThrough, respondent } = sidesIn(answers);
  return {
    firm: {
      id,
      name,
      code: uscc ?? orgCode ?? regNo ?? "",
      placeZh: division.nameZh,
      placeEn: division.nameEn,
      capacity,
    },
    respondent,
    filedThrough,
  };
}
