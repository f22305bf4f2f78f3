import { z } from "zod";
import { isDay, parseDay, parseMoment, writtenDay } from "@/kernel/days";
import { SORTS } from "@/kernel/keyset";
import { foldPhone, isPhone } from "@/kernel/phone";
import { itemCode } from "./admission/schema";
import { CONTACT_POINT_STATUSES } from "./workflow";

/** Why a contact point leaves (programme states, a proposal). */
export const EXIT_GROUNDS = ["closed", "moved", "idle", "asked", "violation", "duplicate"] as const;

const line = (maximum: number) => z.string().trim().min(1).max(maximum);

/** The responsible leader and the liaison. */
const people = {
  leaderName: line(60),
  leaderPost: line(60),
  liaisonName: line(60),
  liaisonPost: line(60),
  liaisonMobile: z.string().transform(foldPhone).pipe(z.string().min(1).refine(isPhone, "phone")),
  liaisonEmail: z.string().normalize("NFKC").trim().toLowerCase().min(1).max(254).pipe(z.email("email")),
};

/** What a firm applies with: which items of the checklist it declares; that all are there is told by the command, which knows the version. */
const application = {
  ...people,
  checklist: z.array(itemCode).max(20).default([]),
  remark: z
    .string()
    .trim()
    .max(1000)
    .default("")
    .transform((text) => text || null),
};

export const applyContactPointInput = z.strictObject(application);
export type ApplyContactPoint = z.output<typeof applyContactPointInput>;

const contactPointId = z.uuid();
const version = z.coerce.number().int().positive();

const short = (maximum: number) => z.string().trim().normalize("NFC").max(maximum).optional();

/** Of a step that is entered later than it happened: the day, why so late, the paper, why statements are restated. Empty: it wasn't. */
const late = {
  happenedOn: z
    .string()
    .transform(writtenDay)
    .pipe(z.union([z.literal(""), z.string().refine(isDay, "not-a-day")]))
    .optional(),
  lateReason: short(500),
  proof: short(300),
  paper: z.union([z.literal(""), z.uuid()]).optional(),
  restatement: short(500),
};

/** Other people at the firm, while its application or its point lives. */
export const nameContactPeopleInput = z.strictObject({ contactPointId, version, ...people });
export type NameContactPeople = z.output<typeof nameContactPeopleInput>;

/** One step of a contact point, with what that step needs besides. */
export const takeContactPointStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("recommend"), contactPointId, version }),
  z.strictObject({ step: z.literal("approve"), contactPointId, version, ...late }),
  z.strictObject({ step: z.enum(["return", "refuse"]), contactPointId, version, reason: line(500) }),
  z.strictObject({ step: z.enum(["suspend", "resume"]), contactPointId, version, reason: line(500), ...late }),
  z.strictObject({
    ...{ step: z.literal("exit"), contactPointId, version, reason: line(500) },
    exitGround: z.enum(EXIT_GROUNDS),
    ...late,
  }),
  z.strictObject({ step: z.literal("resubmit"), contactPointId, version, ...application }),
]);
export type TakeContactPointStep = z.output<typeof takeContactPointStepInput>;

/** The list's address. With a status, or with what waits, it is the office's work list; without, the register of a day. */
export const contactPointAddress = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  division: z.string().max(12).optional().catch(undefined),
  cluster: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
  town: z.string().trim().max(60).optional().catch(undefined),
  industry: z.string().max(4).optional().catch(undefined),
  /** As the register was known at the end of that day, or at a moment. */
  known: z
    .union([z.literal("then"), z.iso.datetime().refine(parseMoment)])
    .optional()
    .catch(undefined),
  asOf: z.string().transform(parseDay).optional().catch(undefined),
  status: z
    .enum([...CONTACT_POINT_STATUSES, "any"])
    .optional()
    .catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  /** Somebody who was named leader or liaison has still to confirm. */
  changing: z.literal("1").optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
});
export type ContactPointAddress = z.output<typeof contactPointAddress>;
