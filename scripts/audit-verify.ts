/**
 * `npm run audit:verify` computes the whole trail anew, apart from the database's own function, and holds it against its heads and
 * against the days sealed outside the database. One line for each fault, and exit code 1; else one line that says what was checked.
 * Reads as the owner where DATABASE_OWNER_URL is given (also that of a superuser), else as the application.
 */
import { disconnect } from "@/platform/database";
import { checkSealedTrail } from "@/platform/trail-check";
import { lineOf, wholeLine } from "./trail-lines";

async function verify(): Promise<boolean> {
  if (process.env.DATABASE_OWNER_URL) process.env.DATABASE_URL = process.env.DATABASE_OWNER_URL;
  const { faults, ...whole } = await checkSealedTrail();
  for (const fault of faults) console.log(`✖ ${lineOf(fault)}`);
  if (faults.length > 0) return false;
  console.log(`✓ ${wholeLine(whole)}`);
  return true;
}

process.exitCode = (await verify().finally(disconnect)) ? 0 : 1;
