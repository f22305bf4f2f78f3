import { cache } from "react";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { frameOf } from "@/programme/desks/queries";

/**
 * What the frame shows to whoever asks, read once for a request: for the frame, and for a page whose tab repeats a badge. Not to be awaited inside a
 * transaction: it has one of its own.
 */
export const frameOfRequest = cache(async () => asActor(await currentActor(), frameOf));
