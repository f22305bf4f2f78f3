import { asClient } from "./cluster";
import { dataFolder, openDataFolder } from "./data-folder";
import { alone, modeOf, type Settings } from "./database";
import { eraseAll, prepareDatabase, refuseProduction } from "./prepare";
import { problem, run, say } from "./say";

/** A database that is a server of its own may be served from other machines: their note lies nowhere, but their connections show. */
async function refuseWhileServed({ DATABASE_URL, DATABASE_OWNER_URL }: Settings): Promise<void> {
  const { rowCount } = await asClient(DATABASE_OWNER_URL, (client) =>
    client.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND usename = $1", [
      decodeURIComponent(new URL(DATABASE_URL).username),
    ]),
  );
  if (rowCount)
    throw problem("有门户正在使用这个数据库，请先停止。", "A portal is at work with this database; stop it first.");
}

/** Removes all that a demo holds and begins its story anew. Never for production: nothing there may be deleted. */
await run(async () => {
  const mode = modeOf();
  const folder = dataFolder();
  if (mode === "production") throw problem("生产数据不能清空。", "Production data can't be erased.");
  await openDataFolder(folder);
  await alone(folder, mode, async (settings) => {
    await refuseWhileServed(settings);
    await refuseProduction(settings);
    say("清空演示数据", "Erasing the demo");
    await eraseAll(settings);
    await prepareDatabase(settings);
  });
});
