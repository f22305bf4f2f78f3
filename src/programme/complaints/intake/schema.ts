import { z } from "zod";
import { LISTED_LIGHTS, PUNCTUAL } from "@/kernel/clocks";
import { PERIOD } from "@/kernel/days";
import { SORTS } from "@/kernel/keyset";
import { pickedId } from "@/kernel/uuid";
import { INFRINGEMENT_FORMS } from "../draft/schema";
import { officers } from "../handling/schema";
import { COMPLAINT_STATUSES, OUTCOMES } from "../workflow";

/** Several complaints that are new, given to the same officers. Each as `<id>~<version>`, as it stood in the list; on the form with its number. */
export const assignManyInput = z.strictObject({
  picked: z
    .array(
      z
        .string()
        .refine(
          (text) => pickedId(text) !== undefined && /^[^~]*~\d{1,9}(~[\w-]{1,40})?$/.test(text),
          "nothing-picked",
        ),
      "nothing-picked",
    )
    .min(1, "nothing-picked"),
  officers: officers.prefault([]),
});

export type PickedComplaint = { readonly complaintId: string; readonly version: number; readonly number: string };

/** What was picked, each once. */
export function pickedFrom(picked: readonly string[]): PickedComplaint[] {
  const each = picked.map((value) => {
    const [complaintId = "", version, number = ""] = value.split("~");
    return { complaintId, version: Number(version), number };
  });
  return each.filter(({ complaintId }, at) => each.findIndex((one) => one.complaintId === complaintId) === at);
}

/** What one tick in the list stands for. */
export function pickedValue({ id, version }: { readonly id: string; readonly version: number }): string {
  return `${id}~${version}`;
}

const yes = z
  .literal("1")
  .transform(() => true)
  .optional()
  .catch(undefined);
const maybe = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** The filter of the list as it stands in the address. What isn't understood isn't there. */
export const complaintFilter = z.object({
  mine: yes,
  overdue: yes,
  status: maybe(z.enum([...COMPLAINT_STATUSES, "open", "ended"])),
  outcome: maybe(z.enum(OUTCOMES)),
  light: maybe(z.enum(LISTED_LIGHTS)),
  division: maybe(z.string().regex(/^[\w-]{1,20}$/)),
  /** A month, or a whole year. */
  submittedMonth: maybe(z.string().regex(PERIOD)),
  /** A month, or a whole year, in which its verification ended; and whether in time. */
  metMonth: maybe(z.string().regex(PERIOD)),
  punctual: maybe(z.enum(PUNCTUAL)),
  /** A way of infringement that the firm named; a block economy of the firm, or none. */
  form: maybe(z.enum(INFRINGEMENT_FORMS)),
  cluster: maybe(z.union([z.uuid(), z.literal("none")])),
  officer: maybe(z.uuid()),
  /** The complaints of one firm: where the number on its page leads. */
  enterprise: maybe(z.uuid()),
  q: maybe(z.string().trim().normalize("NFKC").min(1).max(60)),
  sort: maybe(z.enum(SORTS)),
});
export type ComplaintFilter = z.output<typeof complaintFilter>;
