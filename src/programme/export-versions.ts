import { present } from "@/kernel/address";
import { currentChecklist, findChecklist } from "./contact-points/checklists/queries";
import { checklistQuery } from "./contact-points/checklists/schema";
import { checklistSheet } from "./contact-points/checklists/screens/checklist-sheet";
import { currentSheet, findSheet } from "./demonstration-sites/score-sheets/queries";
import { sheetQuery } from "./demonstration-sites/score-sheets/schema";
import { versionSheet } from "./demonstration-sites/score-sheets/screens/version-sheet";
import { EXPORT_LIMIT, type ExportList } from "./export-list";
import { findQuestions } from "./self-assessment/questions/queries";
import { questionsQuery } from "./self-assessment/questions/schema";
import { questionsSheet } from "./self-assessment/questions/screens/questions-sheet";

const everybody = () => true;
const NONE = { columns: [], rows: [] };

function versionOf(query: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(present(query)).map(([name, value]) => [name, String(value)]));
}

/** What the coordinator keeps in versions, as files: by which list firms are admitted, by which points sites are scored, what firms are asked. */
export const versionLists: Readonly<Record<string, ExportList>> = {
  "admission-checklist": {
    words: "admission",
    title: "checklist.name",
    records: "versions",
    limit: EXPORT_LIMIT,
    allows: everybody,
    filterOf: (query) => versionOf(checklistQuery.parse(query)),
    read: async (ctx, query, words) => {
      const { version } = checklistQuery.parse(query);
      const found = version ? await findChecklist(ctx, version) : await currentChecklist(ctx);
      return found ? checklistSheet(found.items, words) : NONE;
    },
  },
  "score-sheet": {
    words: "demonstrationSites",
    title: "sheet.name",
    records: "versions",
    limit: EXPORT_LIMIT,
    allows: everybody,
    filterOf: (query) => versionOf(sheetQuery.parse(query)),
    read: async (ctx, query, words) => {
      const { version } = sheetQuery.parse(query);
      const found = version ? await findSheet(ctx, version) : await currentSheet(ctx);
      return found ? versionSheet(found.content, words) : NONE;
    },
  },
  "assessment-questions": {
    words: "selfAssessment",
    title: "questions.title",
    records: "versions",
    limit: EXPORT_LIMIT,
    allows: everybody,
    filterOf: (query) => versionOf(questionsQuery.parse(query)),
    read: async (ctx, query, words) => {
      const found = await findQuestions(ctx, questionsQuery.parse(query).version);
      return found ? questionsSheet(found, words) : NONE;
    },
  },
};
