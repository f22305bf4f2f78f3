import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Refusal } from "@/kernel/refusal";
import { realNow } from "./clock";
import { asSystem } from "./database";
import { bytesOf, readFiles, stillThere } from "./file-intake";

freshDatabase();
beforeEach(() => void given.atMoment());

const signedOut = expect.objectContaining({ code: "signed-out" });

async function signedIn() {
  const actor = await given.official(["department_handler"]);
  const at = realNow();
  const { id } = await asSystem("given", ({ tx }) =>
    tx.session.create({
      data: {
        ...{ personId: actor.personId, device: "", address: "" },
        ...{ createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + 3_600_000) },
      },
      select: { id: true },
    }),
  );
  return { ...actor, sessionId: id };
}

test("whose session ended while his file was on its way is told that, not that the record is gone", async () => {
  const actor = await signedIn();
  const who = stillThere(actor);
  expect(await who()).toMatchObject({ personId: actor.personId });
  await asSystem("given", ({ tx }) =>
    tx.session.update({ where: { id: actor.sessionId }, data: { endedAt: realNow() }, select: { id: true } }),
  );
  await expect(who()).rejects.toEqual(signedOut);
});

test("who was disabled while his file was on its way is told the same", async () => {
  const actor = await signedIn();
  const who = stillThere(actor);
  await asSystem("given", ({ tx }) =>
    tx.person.update({ where: { id: actor.personId }, data: { status: "disabled" }, select: { id: true } }),
  );
  await expect(who()).rejects.toEqual(signedOut);
});

describe("while a file comes in by a slow line", () => {
  afterEach(() => void vi.useRealTimers());

  /** A byte a minute. */
  function arrive(minutes: number, who: () => Promise<Actor>): Promise<Uint8Array[]> {
    let minute = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(line) {
        if (minute++ === minutes) return line.close();
        vi.setSystemTime(Date.now() + 60_000);
        line.enqueue(new Uint8Array(1));
      },
    });
    return Array.fromAsync(bytesOf(body, who));
  }

  test("its sender isn't idle, and gets his receipt after an hour", async () => {
    const who = stillThere(await signedIn());
    vi.useFakeTimers({ toFake: ["Date"] });
    expect(await arrive(55, who)).toHaveLength(55);
    expect(await who()).toMatchObject({ kind: "official" });
  });

  test("nothing more is taken from who was disabled", async () => {
    const actor = await signedIn();
    await asSystem("given", ({ tx }) =>
      tx.person.update({ where: { id: actor.personId }, data: { status: "disabled" }, select: { id: true } }),
    );
    vi.useFakeTimers({ toFake: ["Date"] });
    await expect(arrive(55, stillThere(actor))).rejects.toEqual(signedOut);
  });
});

describe("of the files of a plain form", () => {
  const MAXIMUM = 200_000;
  const nobody = async (): Promise<Actor> => ({ kind: "public" });

  /** Reads a form of files of so many bytes; each is given up as soon as more than the maximum has come. */
  async function read(...sizes: number[]) {
    const form = new FormData();
    form.append("then", "/complaints/1/evidence");
    for (const [at, size] of sizes.entries()) form.append("file", new File([new Uint8Array(size)], `${at}.pdf`));
    const { page, taken } = readFiles(new Request("http://localhost/", { method: "POST", body: form }), {
      maximum: MAXIMUM,
      who: nobody,
      receive: async (_who, { name, bytes }) => {
        let size = 0;
        for await (const part of bytes) {
          size += part.length;
          if (size > MAXIMUM) throw new Refusal("too-large");
        }
        return { name, size };
      },
    });
    const all = await taken;
    return { page: page(), all: all.map((one) => (one.status === "fulfilled" ? one.value : one.reason)) };
  }

  const tooLarge = expect.objectContaining({ code: "too-large" });

  test.each([MAXIMUM + 1, MAXIMUM + 100, 3 * MAXIMUM, 20 * MAXIMUM])(
    "one of %i bytes is too large, and those before and behind it are taken",
    async (size) => {
      expect(await read(10, size, MAXIMUM)).toEqual({
        page: "/complaints/1/evidence",
        all: [{ name: "0.pdf", size: 10 }, tooLarge, { name: "2.pdf", size: MAXIMUM }],
      });
    },
  );

  test("nothing is taken of a form in which nothing was chosen, and what is no form is told", async () => {
    expect(await read()).toEqual({ page: "/complaints/1/evidence", all: [] });
    const none = readFiles(new Request("http://localhost/", { method: "POST", body: "x" }), {
      ...{ maximum: MAXIMUM, who: nobody },
      receive: async () => ({}),
    });
    await expect(none.taken).rejects.toThrow();
  });
});
