import { z } from "zod";

/** An internal note. The firm never sees it. */
export const addNoteInput = z.strictObject({
  caseId: z.uuid(),
  text: z.string().normalize("NFC").trim().min(1).max(4000),
});
export type AddNote = z.output<typeof addNoteInput>;
