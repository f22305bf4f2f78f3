import { z } from "zod";
import { NOT_FILED_GROUNDS, OFFICERS_NEEDED } from "../workflow";
import { LOOK_PURPOSES } from "./policy";

/** The longest text that an officer writes to a firm or to his leader. Characters. */
export const LONGEST = 2000;
const text = z.string().trim().normalize("NFC").min(1).max(LONGEST);
const version = z.coerce.number().int().positive();
const complaintId = z.uuid();

/** Ids of the people who are to work on it. */
export const officers = z.array(z.uuid(), "two-officers-needed").min(OFFICERS_NEEDED, "two-officers-needed");

/** One step of a complaint by an official. Submitting, supplying and withdrawing are the firm's; filing makes a case and belongs to cases. */
export const takeComplaintStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.enum(["resume", "extend"]), complaintId, version }),
  z.strictObject({ step: z.literal("assign"), complaintId, version, officers: officers.prefault([]) }),
  z.strictObject({ step: z.literal("return"), complaintId, version, missing: text }),
  z.strictObject({ step: z.literal("passOn"), complaintId, version, divisionCode: z.string().min(1), reason: text }),
  z.strictObject({ step: z.literal("merge"), complaintId, version, intoId: z.uuid("missing") }),
  z.strictObject({ step: z.literal("pause"), complaintId, version, stopReason: z.string().min(1) }),
  z
    .strictObject({
      step: z.literal("propose"),
      complaintId,
      version,
      proposal: z.enum(["file", "not_file"]),
      ground: z.union([z.literal(""), z.enum(NOT_FILED_GROUNDS)]).default(""),
      opinion: text,
    })
    .refine(({ proposal, ground }) => proposal === "file" || ground !== "", { path: ["ground"], message: "missing" }),
  z.strictObject({ step: z.literal("sendBack"), complaintId, version, reason: text }),
  z.strictObject({
    step: z.literal("doNotFile"),
    complaintId,
    version,
    ground: z.enum(NOT_FILED_GROUNDS),
    explanation: text,
  }),
]);
export type TakeComplaintStep = z.output<typeof takeComplaintStepInput>;

/** The record's page from which a form was sent and to which it leads back: the complaint's, or its case's. */
const page = z.string().regex(/^\/(complaints|cases)\/[0-9a-f]{8}-[0-9a-f-]{27}$/);
const tab = z
  .string()
  .regex(/^[a-z]{0,20}$/)
  .default("");

/** A new team for a complaint that has one. */
export const changeTeamInput = z.strictObject({ complaintId, version, officers: officers.prefault([]), page });
export type ChangeTeam = z.output<typeof changeTeamInput>;

/** Asks for sealed content, with the purpose. */
export const openComplaintInput = z
  .strictObject({
    complaintId,
    page,
    tab,
    purpose: z.enum(LOOK_PURPOSES),
    words: z.string().trim().normalize("NFC").max(200).default(""),
  })
  .refine(({ purpose, words }) => purpose !== "other" || words.length >= 4, {
    path: ["words"],
    message: "purpose-missing",
  });
export type OpenComplaint = z.output<typeof openComplaintInput>;

export const closeComplaintInput = z.strictObject({ complaintId, page, tab });
export type CloseComplaint = z.output<typeof closeComplaintInput>;

export const writeToFirmInput = z.strictObject({ complaintId, text: z.string().trim().min(1).max(4000), page });
export type WriteToFirm = z.output<typeof writeToFirmInput>;
