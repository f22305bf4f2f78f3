import { createHash } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import { DRAFT_PAGES, type DraftPage, type Field, fieldsOf } from "@/programme/complaints/draft/schema";
import { press, visit } from "./screens";
import { wordsOf } from "./words";

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

/** A file as a browser hands it in, with the hash that must come back. */
export type Handed = {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
  readonly sha256: string;
};

/** A PDF with these words and so many bytes of filling: a real file, so that its content is what its name says. */
export function pdf(name: string, words: string, filling = 0): Handed {
  const buffer = Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${words}\n%${"x".repeat(filling)}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
  );
  return { name, mimeType: "application/pdf", buffer, sha256: createHash("sha256").update(buffer).digest("hex") };
}

/** Begins a complaint and leads to its list of tasks. */
export async function beginComplaint(page: Page): Promise<string> {
  await visit(page, "/complaints/start");
  await press(page, wordsOf("zh-CN")("complaints.start.begin"));
  return complaintIdOf(page);
}

/** Chooses files on the page of evidence, and waits until each has come back with its own hash. */
export async function handIn(page: Page, files: readonly Handed[]): Promise<void> {
  await page
    .locator("main input[type=file]")
    .setInputFiles(files.map(({ name, mimeType, buffer }) => ({ name, mimeType, buffer })));
  await expectReceived(page, files);
}

/** Each file has its receipt on the page of evidence: listed with its hash, and with the way to fetch it. */
export async function expectReceived(page: Page, files: readonly Handed[]): Promise<void> {
  const download = page.getByRole("link", { name: wordsOf("zh-CN")("evidence.download") });
  for (const { name, sha256 } of files)
    await expect(page.locator("li.file", { hasText: name }).filter({ has: download })).toContainText(spaced(sha256));
}

/** Hashes are shown in groups; the text of a page has whatever stands between them. */
export function spaced(hash: string): RegExp {
  return new RegExp([...hash].join("\\s*"));
}

/** Writes a whole complaint with the mouse and stops before it is submitted, at its check. */
export async function writeComplaint(page: Page, answers: Answers, files: readonly Handed[]): Promise<string> {
  const say = wordsOf("zh-CN");
  const complaintId = await beginComplaint(page);
  await press(page, say("complaints.pages.firm"));
  for (const name of DRAFT_PAGES) {
    await expect(page).toHaveURL(new RegExp(`/complaints/${complaintId}/${name}`));
    if (name === "evidence") await handIn(page, files);
    await fillPage(page, name, answers);
    await press(page, say("complaints.form.save"));
  }
  await expect(page).toHaveURL(new RegExp(`/complaints/${complaintId}/check`));
  return complaintId;
}

function textOf(given: string | readonly string[] | undefined): string {
  return typeof given === "string" ? given : "";
}

function listOf(given: string | readonly string[] | undefined): readonly string[] {
  return typeof given === "string" ? [given] : (given ?? []);
}
