import type { Ctx } from "@/platform/database";
import { sidesIn } from "../../complaints/answers/queries";
import { readWhole } from "../../complaints/queries";

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

/** The parties of a complaint and of its case, for whoever reads it whole; null for others. One statement. */
export async function partiesOf({ tx, actor }: Ctx, complaintId: string): Promise<Parties | null> {
  const where = readWhole(actor);
  const row =
    where &&
    (await tx.complaint.findFirst({
      where: { AND: [where, { id: complaintId }] },
      select: {
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
      },
    }));
  if (!row) return null;
  const { id, name, uscc, orgCode, regNo, division } = row.enterprise;
  const { capacity, filedThrough, respondent } = sidesIn(row.answers);
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
