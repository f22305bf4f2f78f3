import { readFileSync } from "node:fs";
import { timeLimits } from "@seed/reference/time-limits";
import { describe, expect, test } from "vitest";
import { DUTIES } from "@/kernel/actor";
import { ACTS, KINDS } from "@/programme/audit-trail/acts/policy";
import { jobs, workflows } from "@/programme/catalogue";
import { SEALED_FIELDS } from "@/programme/complaints/workflow";
import { MAIL_TEMPLATES } from "@/programme/notifications/mails/queries";
import { STOPS } from "@/programme/time-limits/policy";
import { messagesFor } from "@/programme/words";
import { refusalsIn } from "../../scripts/rule-sheets";
import { filesUnder, placeOf, readSources } from "./source";

/** Every word that a screen can ask for is there, in both languages. */

const sources = readSources();
const chinese = flatten(messagesFor("zh-CN"));
const english = flatten(messagesFor("en"));

function flatten(messages: object, path = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): [string, string][] => {
      const name = path ? `${path}.${key}` : key;
      return typeof value === "string" ? [[name, value]] : [...flatten(value, name)];
    }),
  );
}

/** Names of the parameters of an ICU message: what opens a brace, but not the texts of a plural's branches. */
function parameters(text = ""): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const [index, letter] of [...text].entries()) {
    if (letter === "}") depth--;
    if (letter !== "{") continue;
    depth++;
    const name = /^\{\s*(\w+)\s*[,}]/.exec([...text].slice(index).join(""))?.[1];
    if (depth % 2 === 1 && name) names.add(name);
  }
  return [...names];
}

/** Those of these keys that a language lacks. */
function missing(keys: Iterable<string>): string[] {
  return [...new Set(keys)]
    .flatMap((key) => [...(chinese.has(key) ? [] : [`zh-CN ${key}`]), ...(english.has(key) ? [] : [`en ${key}`])])
    .toSorted();
}

/** A code of which one of several places has the words. */
function missingOf(places: readonly (readonly string[])[]): string[] {
  return places
    .filter((keys) => !keys.some((key) => chinese.has(key) && english.has(key)))
    .map(([first = ""]) => first)
    .toSorted();
}

function namespaceOf(feature: string): string {
  return feature.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Where a feature's words are: its own namespace, and those of its sub-nouns (complaints/handling/words → handling). */
const namespaces = new Map<string, string[]>();
for (const path of filesUnder("src/programme", ["zh-CN.json"])) {
  const folders = path.split("/");
  const [feature = "", words = ""] = [folders[2], folders.at(-3)];
  namespaces.set(feature, [...(namespaces.get(feature) ?? []), namespaceOf(words)]);
}

const FOLDERS = {
  enterprise: "enterprises",
  "contact-point": "contact-points",
  "demonstration-site": "demonstration-sites",
  complaint: "complaints",
  case: "cases",
  referral: "referrals",
  visit: "visits",
  "visit-advice": "visits",
  "enterprise-import": "enterprises",
  "leak-report": "contact-points",
  "contact-change": "contact-points",
  "counter-filing": "contact-points",
  article: "information-centre",
  "outcome-value": "outcomes",
  "visit-draw": "visits",
  clue: "clues",
  transfer: "transfers",
} as const;

/** The keys under which a code of a feature can have its words. */
function placesOf(feature: string, key: string): string[] {
  return (namespaces.get(feature) ?? []).map((words) => `${words}.${key}`);
}

describe("both languages", () => {
  test("have the same keys", () => {
    expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !chinese.has(key))).toEqual([]);
  });

  test("ask for no parameter that the other hasn't: English may do without a measure word", () => {
    const extra = [...english].filter(([key, text]) =>
      parameters(text).some((name) => !parameters(chinese.get(key)).includes(name)),
    );
    expect(extra.map(([key]) => key)).toEqual([]);
  });

  test("are what they say: no Chinese in English, no English sentence in Chinese, nothing empty", () => {
    // Names of laws, marks and the switch to the other language stay as they are.
    const isChinese = (text: string) => /[\u4e00-\u9fff]/.test(text);
    expect(
      [...english].filter(([key, text]) => isChinese(text) && !STAY_CHINESE.test(key)).map(([key]) => key),
    ).toEqual([]);
    expect(
      [...chinese]
        .filter(
          ([key, text]) =>
            /[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}/.test(text.replace(/\{[^{}]*\}/g, "")) && !STAY_ENGLISH.test(key),
        )
        .map(([key]) => key),
    ).toEqual([]);
    const empty = [...chinese, ...english].filter(([key, text]) => text.trim() === "" && !MEASURE.test(key));
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  test("are all in the portal's list of words", () => {
    const names = filesUnder("src", ["zh-CN.json"]).map((path) => namespaceOf(path.split("/").at(-3) ?? ""));
    expect(names.toSorted()).toEqual(Object.keys(messagesFor("zh-CN")).toSorted());
  });
});

/** What they lead to says what came of it: the answer to a link from a mail, the result of a self-assessment, the page that says where a link was sent. */
const ANSWERED_BY_THEIR_PAGE = ["answer-contact-change", "answer-filing", "assess", "register"];

/** The English text names a Chinese thing by its own name: the switch of language, the document, a mark on papers. */
const STAY_CHINESE = /^(ui\.(otherLanguage|brand)|accounts\.languages\.zh-CN|enterprises\.hints\.town)$/;
/** 家, 件: English counts without a measure word, and needs a space where Chinese has none. */
const MEASURE = /(^|\.)(unit|pieces|space)(\.|$)/;
const STAY_ENGLISH = /^ui\.otherLanguage$/;

describe("every code has its words:", () => {
  test("statuses and steps of workflows; what only the firm does stands on its own pages", () => {
    const codes = workflows.flatMap((workflow) => [
      ...workflow.statuses.map((status) => placesOf(FOLDERS[workflow.name], `statuses.${status}`)),
      ...Object.entries<{ by: readonly string[] }>(workflow.steps).map(([step, { by }]) => [
        ...placesOf(FOLDERS[workflow.name], `steps.${step}`),
        ...(by.every((party) => party === "firm") ? [`rights.ownSteps.${step}`] : []),
      ]),
    ]);
    expect(missingOf(codes)).toEqual([]);
  });

  test("what a record's course and the rights say of steps and parties", () => {
    const keys = workflows.flatMap(({ name, steps, parties }) => [
      `auditTrail.begins.${name}`,
      `rights.records.${name}`,
      ...Object.keys(steps).map((step) => `auditTrail.steps.${name}.${step}`),
      ...parties.map((party) => `rights.parties.${party}`),
    ]);
    expect(missing(keys)).toEqual([]);
  });

  test("why a step can't be taken yet", () => {
    const codes = workflows.flatMap((workflow) =>
      Object.values(workflow.steps).flatMap((step) =>
        ("refuseWhen" in step ? refusalsIn(step.refuseWhen) : []).map((code) => [
          ...placesOf(FOLDERS[workflow.name], `refusals.${code}`),
          `ui.refusals.${code}`,
        ]),
      ),
    );
    expect(missingOf(codes)).toEqual([]);
  });

  test("refusals and faults of commands", () => {
    const codes = sources.flatMap(({ path, text }) => {
      const { part, feature = "" } = placeOf(path);
      // What the platform refuses, the feature that asked may say in its own words.
      const home = part === "feature" ? feature : "evidence";
      const refused = [...text.matchAll(/new Refusal\("([a-z-]+)"/g)].map(([, code]) => `refusals.${code}`);
      const faults = [...text.matchAll(/new InvalidInput\(\{[^}]*\}/g)].flatMap(([given]) =>
        [...given.matchAll(/\["([a-z-]+)"/g)].map(([, code]) => `faults.${code}`),
      );
      return [...refused, ...faults].map((key) => [...placesOf(home, key), `ui.${key}`]);
    });
    expect(missingOf(codes)).toEqual([]);
  });

  test("why something was refused, on the page of the trail: each code that has a sentence for whoever was refused", () => {
    const told = [...chinese.keys()].flatMap((key) => /\.refusals\.([\w-]+)$/.exec(key)?.[1] ?? []);
    // Other sentences for a code that is recorded as `overtaken` or `not-found`, for one of several rows, and for a code that has none.
    const recorded = told.filter((code) => !/^faster|-row$|-bare$|^general$/.test(code));
    expect(missing(recorded.map((code) => `auditTrail.reasons.${code}`))).toEqual([]);
  });

  test("what was refused, on the page of the trail: each command, of a form, a file or a page that a program sends", () => {
    const names = sources.flatMap(({ path, text }) => {
      const named = path.startsWith("src/app/")
        ? /(?<=\bname: |recordRefusal\(actor, )"([\w-]+)"/g
        : /\n {2}name: "([\w-]+)"/g;
      const asks = path.endsWith("/actions.ts") || path.endsWith("/route.ts");
      return asks ? [...text.matchAll(named)].map(([, name]) => name) : [];
    });
    expect(names.length).toBeGreaterThan(180);
    expect(missing(names.map((name) => `auditTrail.commands.${name}`))).toEqual([]);
    const worded = [...chinese.keys()].flatMap((key) => /^auditTrail\.commands\.(.+)$/.exec(key)?.[1] ?? []);
    expect(worded.filter((name) => !names.includes(name))).toEqual([]);
  });

  test("notices of steps that tell somebody", () => {
    const keys = workflows.flatMap(({ name, start, steps }) => [
      ...("tell" in start ? [`notifications.kinds.${name}.begin`] : []),
      ...Object.entries(steps).flatMap(([step, row]) => ("tell" in row ? [`notifications.kinds.${name}.${step}`] : [])),
    ]);
    expect(missing(keys)).toEqual([]);
  });

  test("acts of the trail: all that the sources record, and all of the filter", () => {
    const recorded = sources
      .filter(({ path }) => placeOf(path).part === "feature" || path.startsWith("src/platform/"))
      .flatMap(({ text }) => [...text.matchAll(/\bact: "([a-z-]+\.[a-z-]+)"/g)].map(([, act = ""]) => act));
    expect([...new Set(recorded)].filter((act) => !ACTS.some((known) => known === act)).toSorted()).toEqual([]);
    expect(
      missing([...ACTS.map((act) => `auditTrail.acts.${act}`), ...KINDS.map((kind) => `auditTrail.kinds.${kind}`)]),
    ).toEqual([]);
  });

  test("what was opened: sealed fields, by their first part", () => {
    // The occasion of a visit is written the same way, and is no field.
    const written = sources
      .filter(({ path, text }) => placeOf(path).part === "feature" && text.includes('"@/platform/vault"'))
      .flatMap(({ text }) => [...text.matchAll(/(?<!occasion: )`([a-z-]+)\/\$\{/g)])
      .map(([, part = ""]) => part);
    expect(written).toEqual(expect.arrayContaining(["evidence", "proof", "objection", "admission"]));
    const parts = new Set([...written, ...SEALED_FIELDS, "text", "seed-half"]);
    expect(missing([...parts].map((part) => `auditTrail.fields.${part}`))).toEqual([]);
  });

  test("jobs, on the page of settings and on the desk", () => {
    expect(missing(jobs.map(({ name }) => `settings.jobNames.${name}`))).toEqual([]);
  });

  test("mails that were given up, on the page of settings", () => {
    expect(missing(MAIL_TEMPLATES.map((template) => `settings.unsent.templates.${template}`))).toEqual([]);
  });

  test("what an act says when it is done", () => {
    const keys = sources
      .filter(({ path }) => path.endsWith("/actions.ts"))
      .flatMap(({ text }) =>
        [...text.matchAll(/define(?:Rows)?Action\(\{(.*?)\n\}\)/gs)].flatMap(([, plan = ""]) => {
          const words = /\bwords: "(\w+)"/.exec(plan) ?? /^const words = "(\w+)"/m.exec(text);
          const said = /\n {2}done: (.*)/.exec(plan)?.[1] ?? "";
          return [...said.matchAll(/(?<!=== )"([\w-]+)"/g)].map(([, code]) => `${words?.[1]}.done.${code}`);
        }),
      );
    expect(keys.length).toBeGreaterThan(100);
    expect(missing(keys)).toEqual([]);
  });

  test("what an act says that leads to a page: its step's name, or a sentence of its own, unless the page is its answer", () => {
    const silent = sources
      .filter(({ path }) => path.endsWith("/actions.ts"))
      .flatMap(({ text }) => [...text.matchAll(/defineAction\(\{(.*?)\n\}\)/gs)])
      .filter(([, plan = ""]) => /\n {2}to\b/.test(plan) && !/\n {2}(done|pass|short)\b/.test(plan))
      .map(([, plan = ""]) => /\bname: "([\w-]+)"/.exec(plan)?.[1] ?? "");
    const byStep = /^(move|take|end)-/;
    expect(silent.filter((name) => !byStep.test(name)).toSorted()).toEqual(ANSWERED_BY_THEIR_PAGE);
  });

  test("time limits, stops, duties", () => {
    const kinds = timeLimits.map(({ kind }) => `timeLimits.kind.${kind}`);
    expect(
      missing([
        ...kinds,
        ...STOPS.map((stop) => `timeLimits.stop.${stop}`),
        ...DUTIES.map((duty) => `accounts.duties.${duty}`),
      ]),
    ).toEqual([]);
  });
});

test("every key that a screen asks for by name is there", () => {
  const lacking = sources.flatMap(({ path, text }) => {
    const named = [
      ...text.matchAll(/const (\w+) = (?:await )?(?:useTranslations|getTranslations)\((?:"([\w.]+)")?\)/g),
    ];
    const names = [...new Set(named.map(([, variable = ""]) => variable))];
    return names.flatMap((variable) =>
      [...text.matchAll(new RegExp(`\\b${variable}(?:\\.rich)?\\("([\\w.-]+)"`, "g"))].flatMap(
        ({ index, 1: asked = "" }) => {
          // The nearest declaration before it is the one that holds there.
          const ofName = named.filter((declared) => declared[1] === variable);
          const namespace = (ofName.findLast((declared) => declared.index < index) ?? ofName[0])?.[2];
          const key = namespace ? `${namespace}.${asked}` : asked;
          return chinese.has(key) ? [] : [`${path}: ${key}`];
        },
      ),
    );
  });
  expect([...new Set(lacking)].toSorted()).toEqual([]);
});

test("client components carry no words of their own", () => {
  const found = sources
    .filter(({ text }) => /^"use client"/m.test(text))
    .filter(
      ({ text }) =>
        />[^<>{}]*[\u4e00-\u9fff][^<>{}]*</.test(text) ||
        /(label|title|placeholder|alt)="[^"]*[\u4e00-\u9fff]/.test(text),
    );
  expect(found.map(({ path }) => path)).toEqual([]);
  expect(readFileSync("src/programme/words.ts", "utf8")).not.toContain("use client");
});

test("screens put pieces together as the page's language does (src/ui/format.ts), never with the marks of Chinese", () => {
  const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const marked = sources
    .filter(({ path }) => /^src\/(ui\/|app\/\(portal\)\/|programme\/.*\/screens\/)/.test(path))
    .filter(({ path, text }) => path !== "src/ui/format.ts" && /[、；，：。！？（）]/.test(code(text)));
  expect(marked.map(({ path }) => path)).toEqual([]);
  const strange = [...english].filter(
    ([key, text]) => /[、；，：。！？（）《》]/.test(text) && !STAY_CHINESE.test(key),
  );
  expect(strange.map(([key]) => key)).toEqual([]);
});

test("every heading of a page names the page for the browser too", () => {
  const headed = sources.filter(({ text }) => /<h1\b/.test(text) && !/<PageTitle\b|<title>/.test(text));
  expect(headed.map(({ path }) => path)).toEqual([]);
  const named = sources.filter(({ path, text }) => path.startsWith("src/app/") && /generateMetadata/.test(text));
  expect(named.map(({ path }) => path)).toEqual([]);
});

test("a contact point is suspended by one word wherever it is told: what pauses a term has another", () => {
  const told = [...chinese].filter(([key]) =>
    /^(contactPoints|certificates|auditTrail\.steps\.contact-point)\./.test(key),
  );
  expect(told.filter(([, text]) => text.includes("暂停")).length).toBeGreaterThan(10);
  expect(told.filter(([, text]) => text.includes("中止"))).toEqual([]);
});

/** Features that have sentences for firms, for the people whom they name, or for visitors of the demo. */
const SPEAKS_TO_FIRMS =
  /^(accounts|clues|complaints|counter|demonstrationSites|desks|enterprises|evidence|informationCentre|leaks|liaisons|notifications)\./;

test("firms are called 您; officials, and whoever reads what both read, are called nothing", () => {
  const called = [...chinese].filter(([, text]) => text.includes("您")).map(([key]) => key);
  expect(called.filter((key) => SPEAKS_TO_FIRMS.test(key)).length).toBeGreaterThan(0);
  expect(called.filter((key) => !SPEAKS_TO_FIRMS.test(key))).toEqual([]);
});
