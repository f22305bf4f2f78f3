import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPortal } from "./server";

/**
 * Once for all journeys: one portal, and beside it a copy of its data as the story left it, for journeys that break what they touch.
 * Both reach the journeys through the environment. `npm test` has the story told already, into JOURNEY_TOLD. Whoever writes journeys names a
 * portal that runs already: JOURNEY_URL and JOURNEY_PASSWORD, and JOURNEY_FOLDER, JOURNEY_TOLD for those that look into its data, or need a copy.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  const forget = () => rm(process.env.JOURNEY_HELD ?? "", { force: true });
  if (process.env.JOURNEY_URL) return forget;
  const port = Number(process.env.JOURNEY_PORT);
  const given = process.env.JOURNEY_TOLD;
  const told = given ?? (await tell());
  const folder = await mkdtemp(join(tmpdir(), "humi-portal-"));
  await cp(told, folder, { recursive: true, preserveTimestamps: true });
  const portal = await startPortal({ port, folder });
  process.env.JOURNEY_PASSWORD = portal.password;
  process.env.JOURNEY_FOLDER = portal.folder;
  process.env.JOURNEY_TOLD = told;
  return async () => {
    await portal.remove();
    await forget();
    if (!given) await rm(told, { recursive: true, force: true });
  };
}

async function tell(): Promise<string> {
  const portal = await startPortal();
  await portal.stop();
  return portal.folder;
}
