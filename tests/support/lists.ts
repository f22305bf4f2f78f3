import type { Page } from "@playwright/test";
import { expect } from "./browser";
import { follow, press, visit } from "./screens";
import { wordsOf } from "./words";

const say = wordsOf("zh-CN");

/** Sends a list of firms as a CSV file, and stands on its preview. */
export async function sendList(office: Page, name: string, rows: readonly (readonly string[])[]): Promise<void> {
  await visit(office, "/enterprises/imports");
  await office.getByLabel(say("imports.fields.file")).setInputFiles({
    ...{ name: `${name}.csv`, mimeType: "text/csv" },
    buffer: Buffer.from(rows.map((cells) => cells.join(",")).join("\r\n")),
  });
  await press(office, say("imports.acts.upload"));
}

/** Applies the list whose preview is shown, and waits until the job has done it. Returns its address. */
export async function applyList(office: Page): Promise<string> {
  await office.getByLabel(say("imports.fields.reason")).fill("旅程名单");
  await follow(office, () => office.getByRole("button", { name: say("imports.acts.queue") }).click());
  await expect(async () => {
    await office.reload();
    await expect(office.getByText(/登记完毕/)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return new URL(office.url()).pathname;
}
