import { useBenchFolder } from "./bench-folder";
import { ensureClient } from "./client";
import { withDatabase } from "./database";
import { isMain, run } from "./say";
import { ensureScale } from "./scale-database";

/** `npm run db:scale` makes two databases of their own, for measuring: one of the size of decades, one of a hundredth of it. */
if (isMain(import.meta.url)) {
  await run(async () => {
    useBenchFolder();
    await ensureClient();
    await withDatabase(async (settings) => void (await ensureScale(settings, { anew: true })));
  });
}
