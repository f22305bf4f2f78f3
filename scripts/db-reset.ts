import { dataFolder, openDataFolder } from "./data-folder";
import { alone, modeOf } from "./database";
import { eraseAll, prepareDatabase } from "./prepare";
import { problem, run, say } from "./say";

/** Removes all that a demo holds and begins its story anew. Never for production: nothing there may be deleted. */
await run(async () => {
  const mode = modeOf();
  const folder = dataFolder();
  if (mode === "production") throw problem("生产数据不能清空。", "Production data can't be erased.");
  await openDataFolder(folder);
  await alone(folder, mode, async (settings) => {
    say("清空演示数据", "Erasing the demo");
    await eraseAll(settings);
    await prepareDatabase(settings);
  });
});
