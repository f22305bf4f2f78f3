import { expect, test } from "vitest";
import { isWithin, isWithinForFirm, PLACES } from "./places";

/** The places under whose item a page falls. */
const ofOfficial = (path: string) => Object.values(PLACES).filter((place) => isWithin(place, path));

test("a page falls under one item: its own, or the one from whose pages it is reached", () => {
  expect(ofOfficial("/")).toEqual(["/"]);
  expect(ofOfficial("/visits/draws/1")).toEqual(["/visits"]);
  expect(ofOfficial("/draws/1")).toEqual(["/visits"]);
  expect(ofOfficial("/calls/new")).toEqual(["/demonstration-sites"]);
  expect(ofOfficial("/guidance-stations")).toEqual(["/clusters"]);
  expect(ofOfficial("/clustersome")).toEqual([]);
  expect(ofOfficial("/account")).toEqual([]);
});

test("a firm's items hold more", () => {
  expect(isWithinForFirm("contactPoints", "/contact-points", "/demonstration-sites/1")).toBe(true);
  expect(isWithinForFirm("enterprise", "/enterprises/1", "/self-assessment/new")).toBe(true);
  expect(isWithinForFirm("enterprise", "/enterprises/1", "/enterprises/2")).toBe(false);
  expect(isWithinForFirm("home", "/", "/account")).toBe(false);
});
