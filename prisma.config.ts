import { defineConfig } from "prisma/config";

// Read by the prisma command only; the address of the database is given to the client at run time (src/platform/database.ts).
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});
