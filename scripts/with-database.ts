import { spawn } from "node:child_process";
import { ensureClient } from "./client";
import { assertConfigured, assertPrepared, withDatabase } from "./database";
import { problem, run } from "./say";

/** Runs another script with the portal's database and configuration: `with-database.ts <script> [arguments]`. */
await run(async () => {
  const [script, ...args] = process.argv.slice(2);
  if (!script) throw problem("用法：with-database.ts <脚本> [参数]", "Usage: with-database.ts <script> [arguments]");
  await ensureClient();
  await withDatabase(async (settings) => {
    assertConfigured(settings);
    await assertPrepared(settings);
    const child = spawn(process.execPath, ["--import", "tsx", script, ...args], { env: settings, stdio: "inherit" });
    process.exitCode = await new Promise<number>((done) => child.on("close", (code) => done(code ?? 1)));
  });
});
