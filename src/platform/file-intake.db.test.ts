import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import { realNow } from "./clock";
import { asSystem } from "./database";
import { stillThere } from "./file-intake";

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
