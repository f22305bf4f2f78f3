import { csvOf } from "@/kernel/csv";
import { openTable } from "@/programme/information-centre/screens/open-progress";
import { answerProgress } from "../progress";

/** The same figures as a table that spreadsheet programs open, with a byte order mark. */
export function GET(request: Request): Promise<Response> {
  return answerProgress(request, {
    type: "text/csv; charset=utf-8",
    write: (opening) => csvOf(openTable(opening)),
  });
}
