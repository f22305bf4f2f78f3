import { excelFile } from "@/platform/spreadsheet";
import { MEDIA_TYPES } from "@/programme/export-files";
import { openSheet } from "@/programme/information-centre/screens/open-progress";
import { answerProgress } from "../progress";

/** The same figures as a workbook. */
export function GET(request: Request): Promise<Response> {
  return answerProgress(request, {
    type: MEDIA_TYPES.xlsx,
    write: (opening) => excelFile(openSheet(opening), opening.words.publisher),
  });
}
