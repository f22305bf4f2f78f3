import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { enter, PASSWORD, trailOf, withPassword } from "@tests/support/passwords";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, describe, expect, test } from "vitest";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("wrong tries", () => {
  const answers = async (username: string, passwords: readonly string[]) => {
    const said: string[] = [];
    for (const password of passwords) {
      const answer = await enter(username, password);
      said.push(answer.ok ? "in" : answer.refusal);
    }
    return said;
  };
  const five = ["a", "b", "c", "d", "e"];

  test("five lock, also against the right password; a missing account answers the same", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    const expected = [...Array(4).fill("wrong-credentials"), "locked", "locked"];
    expect(await answers(username, [...five, PASSWORD])).toEqual(expected);
    expect(await answers("nobody-at-all", [...five, PASSWORD])).toEqual(expected);
  });

  test("count for the person under each of his names, and the answer tells of the typed one alone", async () => {
    const [officer, other] = [await given.official(["investigator"]), await given.official(["investigator"])];
    const { username, email } = await withPassword(officer.personId);
    const strangers = await withPassword(other.personId);
    // Somebody who tries two names learns the same whether they are one person's or not, and also when a password is right.
    const guesses = async (second: string) => [
      ...(await answers(username, ["a", "b", "c"])),
      ...(await answers(second, ["d", "e", "f", PASSWORD])),
    ];
    const wrong = "wrong-credentials";
    expect(await guesses(email)).toEqual(Array(7).fill(wrong));
    // Five were all there are: the right one lets nobody in by either name.
    expect(await answers(username, [PASSWORD, PASSWORD])).toEqual([wrong, "locked"]);
    expect(await answers(email, ["g", PASSWORD])).toEqual(["locked", "locked"]);
    expect(await answers(strangers.email, ["d", "e", "f", PASSWORD])).toEqual([wrong, wrong, wrong, "in"]);
  });

  test("under two names are held back by what was typed, and stand in the trail as what they met", async () => {
    const officer = await given.official(["investigator"]);
    const { username, email } = await withPassword(officer.personId);
    await answers(username, five);
    expect(await enter(email, "f")).toEqual({ ok: false, refusal: "wrong-credentials", holdMilliseconds: 0 });
    expect(await enter(email)).toEqual({ ok: false, refusal: "wrong-credentials", holdMilliseconds: 250 });
    expect((await trailOf(officer.personId)).map(({ detail }) => detail.code)).toEqual([
      ...Array(4).fill("wrong-credentials"),
      ...Array(3).fill("locked"),
    ]);
  });

  test("a wrong password and a missing account cost the same statements, in the same order", async () => {
    const officer = await given.official(["investigator"]);
    const { username, email } = await withPassword(officer.personId);
    const [there, nowhere] = [
      await statementsDuring(() => answers(username, five)),
      await statementsDuring(() => answers("nobody-at-all", five)),
    ];
    expect(there.length).toBeGreaterThan(five.length);
    expect(nowhere).toEqual(there);
    // Nor does it cost less that the person is locked, for a right password either.
    expect(await statementsDuring(() => answers(email, ["f", "g", "h", PASSWORD, "i"]))).toEqual(there);
  });

  test("each is held back longer than the one before, for a missing account alike", async () => {
    const holds: number[] = [];
    for (const password of five) {
      const answer = await enter("nobody-at-all", password);
      holds.push(answer.ok ? -1 : answer.holdMilliseconds);
    }
    expect(holds).toEqual([0, 250, 500, 1000, 2000]);
  });

  test("the right one before the fifth forgets them", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    expect(await answers(username, ["a", "b", "c", "d", PASSWORD, "e"])).toEqual([
      ...Array(4).fill("wrong-credentials"),
      "in",
      "wrong-credentials",
    ]);
  });

  test("after half an hour the lock is gone, and counting begins anew", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    await answers(username, five);
    await asSuperuser((client) =>
      client.query(
        "UPDATE sign_in_throttles SET last_at = last_at - interval '31 minutes', locked_until = locked_until - interval '31 minutes'",
      ),
    );
    expect(await answers(username, ["f", PASSWORD])).toEqual(["wrong-credentials", "in"]);
  });

  test("twenty at once are no way around the lock, but twenty right ones all enter", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    const right = await Promise.all(Array.from({ length: 20 }, () => enter(username)));
    expect(right.every(({ ok }) => ok)).toBe(true);
    const wrong = await Promise.all(Array.from({ length: 20 }, (_, n) => enter(username, `guess ${n}`)));
    expect(wrong.filter((answer) => !answer.ok && answer.refusal === "wrong-credentials")).toHaveLength(4);
    expect(await enter(username)).toMatchObject({ ok: false, refusal: "locked" });
  });
});
