import { writeFileSync } from "node:fs";
import { LICENCE_SHEET, licenceSheet } from "./licence-sheet";

/** `npm run licences` writes docs/licences.md anew, after packages were changed. */
writeFileSync(LICENCE_SHEET, licenceSheet());
console.log(`✓ ${LICENCE_SHEET}`);
