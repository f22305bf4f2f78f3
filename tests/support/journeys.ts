import { startPortal } from "./server";

/**
 * Once for all journeys: one portal; its address and password reach the journeys through the environment. Whoever writes journeys
 * names a portal that runs already: JOURNEY_URL and JOURNEY_PASSWORD, and JOURNEY_FOLDER for those that look into its data.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  if (process.env.JOURNEY_URL) return async () => {};
  const portal = await startPortal({ port: Number(process.env.JOURNEY_PORT) });
  process.env.JOURNEY_PASSWORD = portal.password;
  process.env.JOURNEY_FOLDER = portal.folder;
  return () => portal.remove();
}
