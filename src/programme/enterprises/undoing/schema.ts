import { z } from "zod";

export const undoImportInput = z.strictObject({
  importId: z.uuid(),
  version: z.coerce.number().int().positive(),
  reason: z.string().trim().min(1).max(200),
});
export type UndoImport = z.output<typeof undoImportInput>;
