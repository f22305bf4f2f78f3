import { z } from "zod";
import { visitAddress } from "../schema";

/** The address of the figures: a day, and where. */
export const visitFiguresAddress = visitAddress
  .pick({ division: true, cluster: true, town: true })
  .extend({ asOf: z.string().max(20).optional().catch(undefined) });
