import { z } from "zod";
import { parseMoment } from "@/kernel/days";

/** Up to the moment at which the list was shown: what came meanwhile hasn't been seen. */
export const readAllInput = z.strictObject({ until: z.iso.datetime().refine(parseMoment) });
export type ReadAll = z.output<typeof readAllInput>;

/** The address of the list: what isn't read yet, or all. */
export const noticeAddress = z.object({ show: z.enum(["unread", "all"]).catch("unread") });
