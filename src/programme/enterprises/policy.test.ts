import { divisions } from "@seed/reference/divisions";
import { expect, test } from "vitest";
import { fitsCluster } from "./policy";

test("a firm belongs to block economies of its division; of a zone and the counties under it to one another's", () => {
  const fits = (firm: string, cluster: string) => fitsCluster(firm, cluster, divisions);
  const [nanhu, xiuzhou, pinghu, haining, zone, port] = ["330402", "330411", "330482", "330481", "JX-JKQ", "JX-GQ"];
  expect(fits(nanhu, nanhu)).toBe(true);
  expect([fits(zone, nanhu), fits(zone, xiuzhou), fits(nanhu, zone), fits(pinghu, port), fits(port, pinghu)]).toEqual(
    Array(5).fill(true),
  );
  expect([
    fits(nanhu, xiuzhou),
    fits(nanhu, haining),
    fits(zone, pinghu),
    fits(zone, port),
    fits(port, haining),
  ]).toEqual(Array(5).fill(false));
});
