import { expect, type Locator, type Page } from "@playwright/test";
import { DRAFT_PAGES, type DraftPage, type Field, fieldsOf } from "@/programme/complaints/draft/schema";

/** A complaint that a firm writes in a journey. All of it is invented; what is sealed can be looked for wherever it must not be. */

export type Answers = Readonly<Record<DraftPage, Readonly<Record<string, string | readonly string[]>>>>;

/** What to type, page by page; `mark` makes this complaint's secrets unlike any other's. */
export function answersFor(mark: string): Answers {
  return {
    firm: { capacity: "owner", filedThrough: "own_staff" },
    events: {
      "discoveredOn.year": "2016",
      "discoveredOn.month": "11",
      "discoveredOn.day": "3",
      discoveredBy: "own_staff",
      forms: ["breach_of_duty", "third_party"],
      account: `前班长在展会上拿出同样的样布${mark}（演示）。`,
    },
    secret: {
      title: `起绒工序的参数${mark}`,
      secretKind: "technical",
      subkind: "process",
      carriers: ["paper", "electronic"],
      "completedOn.year": "2014",
      "completedOn.month": "8",
      "completedOn.day": "",
      secret: `第二遍起绒的针布角度与车速之比${mark}（演示）。`,
    },
    measures: { measures: ["agreement", "marking_and_access"], measuresBefore: "before" },
    respondent: {
      respondent: `演示班长寅某${mark}`,
      respondentKind: ["person"],
      relation: "former_staff",
      respondentDetail: `现在邻县一家厂任车间主任${mark}（演示）`,
    },
    evidence: { groups: ["measures", "access"] },
    procedures: { procedures: ["none"], proceduresState: "not_applicable" },
    wants: {
      wants: ["stop", "penalty"],
      reporterName: `演示联系人${mark}`,
      reporterPhone: "138 0013 8000",
      reporterMail: "",
      reachBy: "portal",
    },
  };
}

/** How a person answers one question: with the mouse, unless a journey says otherwise. */
export type Hand = {
  choose(control: Locator): Promise<void>;
  pick(select: Locator, value: string): Promise<void>;
  write(control: Locator, text: string): Promise<void>;
};

export const mouse: Hand = {
  choose: (control) => control.check(),
  pick: async (select, value) => void (await select.selectOption(value)),
  write: (control, text) => control.fill(text),
};

/** Fills in the page of questions that is open. */
export async function fillPage(page: Page, name: DraftPage, answers: Answers, hand: Hand = mouse): Promise<void> {
  for (const field of fieldsOf(name)) await fillField(page, field, answers[name], hand);
}

async function fillField(page: Page, field: Field, given: Answers[DraftPage], hand: Hand): Promise<void> {
  const { name } = field;
  const named = (attribute: string) => page.locator(`main [name="${attribute}"]`);
  if (field.kind === "day") {
    for (const part of ["year", "month", "day"].map((word) => `${name}.${word}`)) {
      const text = textOf(given[part]);
      if (text) await hand.write(named(part), text);
    }
    return;
  }
  if (field.kind === "several") {
    for (const value of listOf(given[name]))
      await hand.choose(named(`${name}[]`).and(page.locator(`[value="${value}"]`)));
    return;
  }
  const text = textOf(given[name]);
  if (!text) return;
  if (field.kind !== "one") await hand.write(named(name), text);
  else if (field.select) await hand.pick(named(name), text);
  else await hand.choose(named(name).and(page.locator(`[value="${text}"]`)));
}

/** Asserts that the page shows what was answered. */
export async function expectPage(page: Page, name: DraftPage, answers: Answers): Promise<void> {
  for (const field of fieldsOf(name)) {
    const parts = field.kind === "day" ? ["year", "month", "day"].map((part) => `${field.name}.${part}`) : [field.name];
    for (const part of parts) {
      const given = answers[name][part];
      const controls = page.locator(`main [name="${part}"], main [name="${part}[]"]`);
      if (field.kind === "several" || (field.kind === "one" && !field.select)) {
        const ticked = await controls.evaluateAll((inputs) =>
          inputs.flatMap((input) => (input instanceof HTMLInputElement && input.checked ? [input.value] : [])),
        );
        expect(ticked.toSorted(), part).toEqual([...listOf(given)].toSorted());
      } else {
        await expect(controls, part).toHaveValue(textOf(given));
      }
    }
  }
}

/** The complaint whose page is open. */
export function complaintIdOf(page: Page): string {
  const [, id] = /\/complaints\/([0-9a-f-]{36})/.exec(page.url()) ?? [];
  if (!id) throw new Error(`${page.url()} is no page of a complaint.`);
  return id;
}

/** All pages of questions, in their order. */
export const pagesOfComplaint: readonly DraftPage[] = DRAFT_PAGES;

/** A PDF with these words and so many bytes of filling: a real file, so that its content is what its name says. */
export function pdf(words: string, filling = 0): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${words}\n%${"x".repeat(filling)}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  );
}

function textOf(given: string | readonly string[] | undefined): string {
  return typeof given === "string" ? given : "";
}

function listOf(given: string | readonly string[] | undefined): readonly string[] {
  return typeof given === "string" ? [given] : (given ?? []);
}
