import { expect, test } from "vitest";
import { readSources } from "./source";

const PORTAL = "src/app/(portal)/";

/** A list on these is a part of something else, or a choice in a form: no address narrows it. */
const NO_LIST = [
  ...["page", "account/page", "accounts/[personId]/page", "accounts/new/page", "information/[articleId]/page"],
  ...[
    "join/page",
    "sign-in/page",
    "visits/[visitId]/page",
    "visits/checklists/[purpose]/edit/page",
    "draws/[drawId]/page",
  ],
].map((page) => `${PORTAL}${page}.tsx`);

test("every page of a list says which parts of its address it doesn't heed", () => {
  const lists = readSources().filter(
    ({ path, text }) =>
      /\/page\.tsx$/.test(path) && /\b(list|public|search)[A-Z]\w*[(),]/.test(text.replace(/searchParams/g, "")),
  );
  const silent = lists.filter(({ text }) => !text.includes("<NotHeeded ")).map(({ path }) => path);
  expect(silent.toSorted()).toEqual(NO_LIST.toSorted());
});
