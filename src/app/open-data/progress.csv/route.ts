import { csvOf } from "@/kernel/csv";
import { openTable } from "@/programme/information-centre/screens/open-progress";
import { answerOpenly } from "../answer";

/** The same figures as a table that spreadsheet programs open, with a byte order mark. */
export function GET(request: Request): Promise<Response> {
  return answerOpenly(request, {
    type: "text/csv; charset=utf-8",
    write: (opening) => csvOf(openTable(opening)),
  });
}
