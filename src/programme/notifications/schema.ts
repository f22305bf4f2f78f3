import { z } from "zod";

/** Up to the moment at which the list was shown: what came meanwhile hasn't been seen. */
export const readAllInput = z.strictObject({ until: z.iso.datetime() });
export type ReadAll = z.output<typeof readAllInput>;
