import { expect, test } from "vitest";
import { licenceSheet, writtenLicences } from "./licence-sheet";

test("the published licences are those of the packages: npm run licences", () => {
  expect(writtenLicences()).toBe(licenceSheet());
});
