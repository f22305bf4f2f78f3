import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { at, life } from "@tests/support/late";
import { beforeEach, expect, test } from "vitest";
import { asActor } from "@/platform/database";
import { firmOverview } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

test("a firm reads since when its point stands in the register, and after it left from when on it doesn't", async () => {
  const lead = await given.official(["coordinator"]);
  const { firm, contactPointId, approve, exit } = await life(lead);
  const point = async () => (await asActor(firm.owner, firmOverview))?.point;
  expect(await point()).toMatchObject({ id: contactPointId, status: "recommended", since: null, until: null });
  at("2016-11-28");
  await approve();
  expect(await point()).toMatchObject({ status: "active", since: "2016-11-28", until: null });
  at("2016-12-12");
  await exit();
  expect(await point()).toMatchObject({ status: "exited", since: null, until: "2016-12-12" });
});
