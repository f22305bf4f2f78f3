import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const quick = {
  // Such files share nothing that could leak, so they needn't pay for a fresh process each.
  isolate: false,
  // A machine that is busy with something else makes nothing wrong.
  testTimeout: 60_000,
};

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: here("./src/") },
      { find: /^@db$/, replacement: here("./generated/prisma/client.ts") },
      { find: /^@tests\//, replacement: here("./tests/") },
      { find: /^@seed\//, replacement: here("./prisma/seed/") },
    ],
  },
  test: {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ["src/**/*.test.{ts,tsx}", "tests/architecture/*.test.ts"],
          exclude: ["**/*.db.test.ts"],
          ...quick,
        },
      },
      {
        extends: true,
        // What lies around the portal's code: they run programs, and take longer.
        test: { name: "scripts", include: ["{prisma/seed,scripts}/**/*.test.ts"], ...quick },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["src/**/*.db.test.ts", "tests/db/**/*.db.test.ts"],
          globalSetup: ["tests/support/database-server.ts"],
          setupFiles: ["tests/support/database-worker.ts"],
          pool: "forks",
          // Files of a worker share its database with what PostgreSQL knows of it; database-worker.ts keeps them apart otherwise.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
