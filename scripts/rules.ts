import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ruleSheets } from "./rule-sheets";

/** `npm run rules` publishes the rules: docs/rules/<workflow>.md, made from the tables that the portal runs by. */
const folder = "docs/rules";

mkdirSync(folder, { recursive: true });
const sheets = ruleSheets();
for (const name of readdirSync(folder)) if (!sheets.has(name)) rmSync(join(folder, name));
for (const [name, text] of sheets) writeFileSync(join(folder, name), text);
console.log(`✓ ${folder}: ${[...sheets.keys()].join(", ")}`);
