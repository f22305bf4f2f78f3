import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { findCase } from "../queries";

freshDatabase();
beforeEach(() => void given.atMoment());

/** The parties as somebody is told them with the case; undefined for whoever sees no case. */
const partiesFor = (actor: Actor, caseId: string) =>
  asActor(actor, async (ctx) => (await findCase(ctx, caseId))?.parties);

const page = (values: Record<string, string | string[]>) => ({
  values,
  revision: 1,
  form: "a-form-of-a-test",
  byId: "somebody",
  at: "2016-11-24T01:30:00.000Z",
});

test("the parties are told to whoever reads the case whole, without a sealed word", async () => {
  const firm = await given.firm({ division: "330481" });
  const officer = await given.official(["investigator"]);
  const { id, complaintId } = await given.caseOf(firm, { team: [officer] });
  const answers = {
    firm: page({ capacity: "owner", filedThrough: "agent" }),
    respondent: page({ respondentKind: ["person", "firm"], relation: "former_staff" }),
  };
  await asSystem("test", ({ tx }) => tx.complaint.update({ where: { id: complaintId }, data: { answers } }));

  const parties = await partiesFor(officer, id);
  expect(parties).toMatchObject({
    firm: { id: firm.id, name: firm.name, placeZh: "海宁市", capacity: "owner" },
    respondent: { kinds: ["person", "firm"], relation: "former_staff" },
    filedThrough: "agent",
  });
  expect(parties?.firm.code).toMatch(/^[0-9A-Z]{18}$/);
  for (const secret of Object.values(given.SECRETS)) expect(JSON.stringify(parties)).not.toContain(secret);

  const leader = await given.official(["bureau_leader"]);
  expect(await partiesFor(leader, id)).toEqual(parties);
  const others: Actor[] = [
    await given.official(["investigator"]),
    await given.official(["coordinator"]),
    await given.official(["bureau_leader"], { division: "330481" }),
    await given.official(["department_handler"], { kind: "police" }),
    await given.official(["audit_administrator"], { kind: "operations" }),
    { kind: "public" },
  ];
  for (const other of others) expect((await partiesFor(other, id)) ?? null).toBeNull();
});

test("where nothing was answered, nothing is made up", async () => {
  const officer = await given.official(["investigator"]);
  const { id } = await given.caseOf(await given.firm(), { team: [officer] });
  expect(await partiesFor(officer, id)).toMatchObject({
    firm: { capacity: "" },
    respondent: { kinds: [], relation: "" },
    filedThrough: "",
  });
});
