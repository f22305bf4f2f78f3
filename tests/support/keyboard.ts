import { expect, type Locator, type Page } from "@playwright/test";
import type { Hand } from "./complaint";
import { control, follow } from "./screens";

/** A person without a mouse. */

/** Moves on with the Tab key until this control, or for radios one of its group, has the focus. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  const target = await control.elementHandle();
  for (let presses = 0; presses < 150; presses++) {
    const there = await page.evaluate((wanted) => {
      const here = document.activeElement;
      if (here === wanted) return true;
      const radios = here instanceof HTMLInputElement && wanted instanceof HTMLInputElement && here.type === "radio";
      return radios && here.name === wanted.name && here.form === wanted.form;
    }, target);
    if (there) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key doesn't reach ${control}.`);
}

/** Answers questions with Tab, arrows and Space. */
export const keyboard: Hand = {
  async choose(control) {
    const page = control.page();
    await tabTo(page, control);
    const kind = await control.getAttribute("type");
    const isThere = () => control.evaluate((input) => input === document.activeElement);
    for (let presses = 0; kind === "radio" && presses < 12 && !(await isThere()); presses++)
      await page.keyboard.press("ArrowDown");
    if (!(await control.isChecked())) await page.keyboard.press("Space");
  },
  async pick(select, value) {
    const page = select.page();
    await tabTo(page, select);
    for (let presses = 0; presses < 40 && (await select.inputValue()) !== value; presses++)
      await page.keyboard.press("ArrowDown");
  },
  async write(control, text) {
    await tabTo(control.page(), control);
    await control.page().keyboard.type(text);
  },
};

/** Reaches a button or a link by the Tab key, and presses Enter. */
export async function enterOn(page: Page, name: string, within: Locator = page.locator("main")): Promise<void> {
  const target = control(within, name);
  await tabTo(page, target);
  await expect(target).toHaveCSS("outline-style", /solid|double|auto/);
  await follow(page, () => page.keyboard.press("Enter"));
}
