import { excelFile } from "@/platform/spreadsheet";
import { MEDIA_TYPES } from "@/programme/export-files";
import { answerInformation } from "../information";

/** The same list as a workbook. */
export function GET(request: Request): Promise<Response> {
  return answerInformation(request, {
    ...{ format: "xlsx", type: MEDIA_TYPES.xlsx },
    write: (sheet, { notes }) => excelFile(sheet, notes),
  });
}
