/**
 * `tsx prisma/seed/seed.ts reference` delivers the reference rows as the owner, also in production;
 * `tsx prisma/seed/seed.ts demo` tells the story of the demo through the portal's own commands.
 */
import pg from "pg";
import { seedReference } from "./reference/seed-reference";

async function reference(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  try {
    await seedReference(client);
  } finally {
    await client.end();
  }
}

async function main(): Promise<void> {
  const [what] = process.argv.slice(2);
  if (what === "reference") return reference();
  if (what === "demo") return (await import("./demo/tell")).tellDemo();
  throw new Error(`seed.ts knows "reference" and "demo", not "${what ?? ""}"`);
}

await main();
