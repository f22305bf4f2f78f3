import { join } from "node:path";
import { dataFolder } from "./data-folder";

/**
 * From here on all data of this process lie in a folder of their own inside the portal's: a database server, keys and files of which the
 * demo knows nothing, and which know nothing of the demo.
 */
export function useBenchFolder(): void {
  process.env.PORTAL_DATA_DIR = join(dataFolder(), "bench");
}
