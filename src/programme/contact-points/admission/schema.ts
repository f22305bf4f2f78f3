import { z } from "zod";
import { VERDICTS } from "./policy";

const contactPointId = z.uuid();
export const itemCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** What the firm writes to one item; empty takes the note back. */
export const noteItemInput = z.strictObject({ contactPointId, item: itemCode, note: z.string().trim().max(500) });
export type NoteItem = z.output<typeof noteItemInput>;

export const removeFileInput = z.strictObject({ contactPointId, fileId: z.uuid() });
export type RemoveFile = z.output<typeof removeFileInput>;

/** The judged form: for each item of the checklist a verdict (`<code>.verdict`) and an opinion (`<code>.opinion`). What is left out is told by the command. */
export const judgeAdmissionInput = z
  .object({ contactPointId, version: z.coerce.number().int().positive() })
  .catchall(z.string().trim().max(300))
  .transform(({ contactPointId: id, version, ...given }) => ({ contactPointId: id, version, given }));
export type JudgeAdmission = z.output<typeof judgeAdmissionInput>;

/** The verdicts as they stand in a row, each with what the firm had brought for the item. */
export const storedVerdicts = z.array(
  z.object({
    item: itemCode,
    verdict: z.enum(VERDICTS),
    opinion: z.string(),
    note: z.string(),
    files: z.array(z.uuid()),
  }),
);
export type StoredVerdict = z.output<typeof storedVerdicts>[number];
