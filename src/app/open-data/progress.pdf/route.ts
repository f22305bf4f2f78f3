import { startOfDay } from "@/kernel/days";
import { tablePdf } from "@/platform/table-pdf";
import { MEDIA_TYPES } from "@/programme/export-files";
import { openSheet } from "@/programme/information-centre/screens/open-progress";
import { answerProgress } from "../progress";

/** The same figures to be read and printed. The file is of the day that it tells, so that the same address gives the same bytes. */
export function GET(request: Request): Promise<Response> {
  return answerProgress(request, {
    type: MEDIA_TYPES.pdf,
    write: (opening) => tablePdf(openSheet(opening), startOfDay(opening.day)),
  });
}
