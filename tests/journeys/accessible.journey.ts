import { expectAccessible } from "../support/browser";
import { alive, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";

/**
 * Pages are looked at once by what axe tells apart on them (tests/support/sketch.ts): whatever its rules would find must be named there, so that a
 * fault comes to light also on a page that held before.
 */

const FAULTS: Readonly<Record<string, string>> = {
  "image-alt": "<img src='/icon.svg'>",
  "button-name": "<button type='button'></button>",
  "link-name": "<a href='/'></a>",
  label: "<input type='text' name='q2'>",
  "select-name": "<select><option>一</option></select>",
  "color-contrast": "<p data-style='color: rgb(200, 200, 200)'>看不清</p>",
  "color-contrast of a ground": "<p data-style='background-color: rgb(90, 90, 90)'>看不清</p>",
  "color-contrast by opacity": "<div data-style='opacity: 0.3'><p>看不清</p></div>",
  "target-size": "<button type='button' data-style='all: unset; width: 9px; font-size: 9px'>一</button>".repeat(3),
  list: "<ul><div>一</div></ul>",
  listitem: "<div><li>一</li></div>",
  dlitem: "<div><dt>一</dt></div>",
  "aria-hidden-focus": "<p aria-hidden='true'><a href='/'>一</a></p>",
  "nested-interactive": "<div role='button' tabindex='0'>一<a href='/'>二</a></div>",
  "aria-input-field-name": "<div role='textbox' tabindex='0' aria-labelledby='nowhere'></div>",
  "aria-valid-attr-value": "<button type='button' aria-expanded='maybe'>一</button>",
  "aria-required-parent": "<span role='option'>一</span>",
  "aria-roles": "<span role='nothing'>一</span>",
  "valid-lang": "<p lang='nothing'>一</p>",
  "autocomplete-valid": "<label>一 <input type='text' autocomplete='nothing'></label>",
  "scrollable-region-focusable":
    "<div data-style='overflow: auto; height: 30px'><p data-style='padding-top: 300px'>一</p></div>",
  "td-headers-attr": "<table><tr><th id='h1'>一</th></tr><tr><td headers='h2'>二</td></tr></table>",
};

test("a fault on a page that was looked at before is found, whatever it is", async ({ enter }) => {
  const page = await enter("firm-a");
  await visit(page, "/account");
  await expectAccessible(page);
  // A script that takes the page over puts right what it finds otherwise than it was sent: nothing is planted before.
  await alive(page.locator("main"));
  await alive(page.locator("main form").last());
  for (const [fault, html] of Object.entries(FAULTS)) {
    await page.evaluate((planted) => {
      const main = document.querySelector("main");
      main?.insertAdjacentHTML("beforeend", `<div id="planted">${planted}</div>`);
      // The portal lets no document style itself.
      for (const element of document.querySelectorAll<HTMLElement>("#planted [data-style]"))
        element.style.cssText = element.dataset.style ?? "";
    }, html);
    await expect(expectAccessible(page), fault).rejects.toThrow(fault.split(" ")[0]);
    await page.evaluate(() => document.getElementById("planted")?.remove());
  }
  const whole: Readonly<Record<string, () => void>> = {
    "document-title": () => {
      document.title = "";
    },
    "html-has-lang": () => document.documentElement.removeAttribute("lang"),
  };
  for (const [fault, plant] of Object.entries(whole)) {
    await page.evaluate(plant);
    await expect(expectAccessible(page), fault).rejects.toThrow(fault);
    await page.reload();
  }
  await expectAccessible(page);
});
