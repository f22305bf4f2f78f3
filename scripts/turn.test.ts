import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { inTurn } from "./turn";

test("one after the other, whoever comes while another is at it", async () => {
  const told: string[] = [];
  const first = Promise.withResolvers<void>();
  const waits = Promise.withResolvers<void>();
  const name = `test ${process.pid} order`;
  const one = inTurn(name, async () => {
    told.push("one begins");
    await first.promise;
    told.push("one ends");
  });
  const two = inTurn(name, async () => void told.push("two"), waits.resolve);
  await inTurn(`${name} of its own`, async () => void told.push("another's turn"));
  await waits.promise;
  first.resolve();
  await Promise.all([one, two]);
  expect(told).toEqual(["one begins", "another's turn", "one ends", "two"]);
});

test("a turn ends with what fails in it, and with the process that is killed in it", async () => {
  const name = `test ${process.pid} end`;
  await expect(inTurn(name, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");

  const script = `import("./scripts/turn.ts").then(({ inTurn }) =>
    inTurn(${JSON.stringify(name)}, () => new Promise(() => { console.log("held"); setInterval(() => {}, 1000); })))`;
  const holder = spawn(process.execPath, ["--import", "tsx", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(holder.stdout, "data");
  const mine = inTurn(
    name,
    async () => "mine",
    () => holder.kill("SIGKILL"),
  );
  expect(await mine).toBe("mine");
});
