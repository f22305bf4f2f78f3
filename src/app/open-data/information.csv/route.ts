import { csvFile } from "@/platform/spreadsheet";
import { MEDIA_TYPES } from "@/programme/export-files";
import { answerInformation } from "../information";

/** What the information centre has published, as a table that spreadsheet programs open. */
export function GET(request: Request): Promise<Response> {
  return answerInformation(request, { format: "csv", type: MEDIA_TYPES.csv, write: csvFile });
}
