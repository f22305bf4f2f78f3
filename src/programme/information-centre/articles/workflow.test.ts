import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeCreditCode } from "@/kernel/credit-code";
import { faultsIn, matrixOf, stepsFor } from "@/kernel/workflow";
import { anOfficial, anyOfficial, cast } from "../../../../tests/support/cast";
import { codesIn, isMasked, mayCheck, mayEditText, mayWork, mayWrite } from "./policy";
import { takeArticleStepInput } from "./schema";
import { ARTICLE_CHANNELS, ARTICLE_STATUSES, type ArticleSubject, articleWorkflow } from "./workflow";

const article = (status: string, over: Partial<ArticleSubject> = {}): ArticleSubject => ({
  id: "a",
  status,
  version: 1,
  departmentId: "d-mr",
  writerId: "p-writer",
  ...over,
});
const people = {
  writer: anOfficial({ personId: "p-writer", duties: ["coordinator"] }),
  leader: anOfficial({ personId: "p-leader", duties: ["bureau_leader"] }),
  "city office": cast["city office"],
  "county office": cast.county,
  police: anOfficial({ departmentKind: "police", departmentId: "d-police", duties: ["department_handler"] }),
  owner: cast.owner,
  public: cast.public,
} as const;

describe("the table of articles", () => {
  test("is sound, and its steps are those of the schema", () => {
    expect(faultsIn(articleWorkflow)).toEqual([]);
    const asked = takeArticleStepInput.options.flatMap(({ shape: { step } }) =>
      "options" in step ? [...step.options] : [...step.values],
    );
    expect(asked.toSorted()).toEqual(Object.keys(articleWorkflow.steps).toSorted());
  });

  test("who may do what", () => {
    expect(matrixOf(articleWorkflow, people, article)).toMatchInlineSnapshot(`
      "draft:
        writer         submit discard
        leader         –
        city office    submit discard
        county office  –
        police         –
        owner          –
        public         –
      checking:
        writer         –
        leader         publish return
        city office    –
        county office  –
        police         –
        owner          –
        public         –
      published:
        writer         correct withdraw
        leader         withdraw
        city office    correct
        county office  –
        police         –
        owner          –
        public         –
      correcting:
        writer         recheck keep withdraw
        leader         withdraw
        city office    recheck keep
        county office  –
        police         –
        owner          –
        public         –
      rechecking:
        writer         withdraw
        leader         publish reject withdraw
        city office    –
        county office  –
        police         –
        owner          –
        public         –
      withdrawn:
        writer         –
        leader         –
        city office    –
        county office  –
        police         –
        owner          –
        public         –
      discarded:
        writer         –
        leader         –
        city office    –
        county office  –
        police         –
        owner          –
        public         –"
    `);
  });

  test("whoever wrote a text never publishes it, whatever his duties; nobody outside does anything", () => {
    fc.assert(
      fc.property(anyOfficial, fc.constantFrom(...ARTICLE_STATUSES), (official, status) => {
        const own = stepsFor(articleWorkflow, official, article(status, { writerId: official.personId }));
        expect(own.open.map(({ name }) => name)).not.toContain("publish");
        const steps = stepsFor(articleWorkflow, official, article(status, { departmentId: "d-other" })).open;
        if (!mayCheck(official)) expect(steps).toEqual([]);
        if (steps.length > 0) expect(mayWork(official)).toBe(true);
      }),
    );
    for (const outsider of [cast.owner, cast.member, cast.public])
      for (const status of ARTICLE_STATUSES)
        expect(stepsFor(articleWorkflow, outsider, article(status)).open).toEqual([]);
  });

  test("a text is changed only while it is written, by its department", () => {
    const may = (status: string, who: keyof typeof people) => mayEditText(people[who], article(status));
    expect(ARTICLE_STATUSES.filter((status) => may(status, "writer"))).toEqual(["draft", "correcting"]);
    expect(ARTICLE_STATUSES.filter((status) => may(status, "city office"))).toEqual(["draft", "correcting"]);
    for (const who of ["leader", "county office", "police", "owner", "public"] as const)
      expect(ARTICLE_STATUSES.filter((status) => may(status, who))).toEqual([]);
    expect(mayWrite(cast.police)).toBe(true);
    expect(mayWrite(people.leader)).toBe(false);
  });
});

describe("what tells of a firm", () => {
  const code = makeCreditCode("330402", 77);

  test("a credit code, an organisation code, one that was mistyped, full-width as well", () => {
    expect(codesIn(`统一社会信用代码${code}。`)).toEqual([code]);
    const wrong = `${code.slice(0, 17)}${code.endsWith("1") ? "2" : "1"}`;
    expect(codesIn(`代码 ${wrong} `)).toEqual([wrong]);
    expect(codesIn([...code].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(""))).toEqual([
      code,
    ]);
    expect(codesIn(`${code.slice(8, 16)}-${code.slice(16, 17)}`)).toHaveLength(1);
  });

  test("no day, no telephone, no number of a document", () => {
    expect(codesIn("2016年11月24日，0573-82520000，嘉政办发〔2014〕126号，13800000000，33040120161124")).toEqual([]);
  });

  test("case stories and judgments are masked", () => {
    expect(ARTICLE_CHANNELS.filter(isMasked)).toEqual(["case_focus", "judgments"]);
  });
});
