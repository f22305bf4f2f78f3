import { startPortal } from "./server";

/** Once for all journeys: one portal; its address and password reach the journeys through the environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const portal = await startPortal({ port: Number(process.env.JOURNEY_PORT) });
  process.env.JOURNEY_PASSWORD = portal.password;
  process.env.JOURNEY_FOLDER = portal.folder;
  return () => portal.remove();
}
