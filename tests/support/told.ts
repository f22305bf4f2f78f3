import { startPortal } from "./server";

/**
 * `told.ts <folder>` builds the portal and tells the demo's story into that folder: the data of a portal that was stopped when the story ended.
 * By itself, so that it can be at it while something else is tested.
 */
const [folder = ""] = process.argv.slice(2);
const portal = await startPortal({ folder });
await portal.stop();
