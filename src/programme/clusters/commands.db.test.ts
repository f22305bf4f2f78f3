import { codeOf, local, people, place, reason, sweaters } from "@tests/support/clusters";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { everyCandidate } from "../contact-points/candidates/queries";
import { addCluster, changeCluster } from "./commands";
import { endLeader, nameLeader } from "./leaders/commands";
import { placeByCode, removeMember } from "./members/commands";
import { changesOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const invalid = (field: string, code: string) => expect.objectContaining({ fields: { [field]: [code] } });

describe("the coordinator", () => {
  test("places firms by their codes, each with its verdict; of two at once one wins", async () => {
    const { lead, county } = await people();
    const id = await sweaters();
    const [firm, fresh] = [await local(), await given.firm({ division: "330483", status: "registered" })];
    const byCode = (actor: Actor, code: string) =>
      asActor(actor, (ctx) => placeByCode(ctx, code, { clusterId: id, reason }));
    const code = await codeOf(firm);
    await expect(byCode(county, code)).rejects.toEqual(refusal("not-found"));
    await expect(byCode(lead, "123")).rejects.toEqual(refusal("code-unreadable"));
    await expect(byCode(lead, "91330483MA28A0000X")).rejects.toEqual(refusal("code-unreadable"));
    await expect(byCode(lead, await codeOf(fresh))).rejects.toEqual(refusal("enterprise-not-checked"));
    const both = await Promise.allSettled([byCode(lead, code), byCode(lead, code)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(byCode(lead, code)).rejects.toEqual(refusal("already-there"));
    const told = await asSystem("look", ({ tx }) =>
      tx.auditEntry.findMany({ where: { act: "correct.enterprise", subjectId: firm.id }, select: { detail: true } }),
    );
    expect(told).toEqual([{ detail: { fields: ["clusterId"] } }]);
  });

  test("names leading firms, which are likelier candidates; one that leaves leads no longer", async () => {
    const { lead, county } = await people();
    const id = await sweaters();
    const firm = await local();
    const named = { clusterId: id, enterpriseId: firm.id, source: "演示" };
    const name = (actor: Actor) => asActor(actor, (ctx) => nameLeader(ctx, named));
    await expect(name(lead)).rejects.toEqual(refusal("no-member"));
    await place(lead, firm, id);
    await expect(name(county)).rejects.toEqual(refusal("not-found"));
    const both = await Promise.allSettled([name(lead), name(lead)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(name(lead)).rejects.toEqual(refusal("already-leading"));
    const reasons = () => asActor(county, async (ctx) => (await everyCandidate(ctx, {}, 10)).map((row) => row.reasons));
    expect(await reasons()).toEqual([["cluster_leader"]]);
    await asActor(lead, (ctx) => removeMember(ctx, { clusterId: id, enterpriseId: firm.id, reason }));
    expect(await reasons()).toEqual([[]]);
    await expect(asActor(lead, (ctx) => endLeader(ctx, named))).rejects.toEqual(refusal("not-leading"));
  });

  test("adds and renames clusters; the old name stays, every list has the new one, and the loser is told", async () => {
    const { lead, county } = await people();
    const input = {
      nameZh: "演示块状经济",
      nameEn: "Demo cluster",
      towns: ["甲镇"],
      divisionCode: "330483",
      source: "待核实",
    };
    await expect(asActor(county, (ctx) => addCluster(ctx, input))).rejects.toEqual(refusal("not-found"));
    const { clusterId } = await asActor(lead, (ctx) => addCluster(ctx, input));
    await expect(asActor(lead, (ctx) => addCluster(ctx, input))).rejects.toEqual(invalid("nameZh", "name-taken"));
    await expect(asActor(lead, (ctx) => addCluster(ctx, { ...input, nameZh: "x", divisionCode: "x" }))).rejects.toEqual(
      invalid("divisionCode", "unknown-division"),
    );
    const rename = (nameZh: string) =>
      asActor(lead, (ctx) =>
        changeCluster(ctx, { clusterId, version: 2, nameZh, nameEn: "Renamed", towns: ["甲镇", "乙镇"], reason }),
      );
    const both = await Promise.allSettled([rename("演示甲"), rename("演示乙")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const now = await asActor(county, async (ctx) => (await placesOf(ctx)).clusters.find(({ id }) => id === clusterId));
    expect(now?.nameEn).toBe("Renamed");
    const changes = await asActor(county, (ctx) => changesOf(ctx, clusterId));
    expect(changes.map(({ before, by, reason: why }) => [before, by, why])).toEqual([
      [{ nameZh: "演示块状经济", nameEn: "Demo cluster", towns: ["甲镇"] }, lead.name, reason],
    ]);
  });
});
