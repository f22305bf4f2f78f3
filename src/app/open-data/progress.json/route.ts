import { openDocument } from "@/programme/information-centre/screens/open-progress";
import { answerProgress } from "../progress";

/** How far the programme is, for machines. `?asOf=2015-12-31`, `?lang=en`. */
export function GET(request: Request): Promise<Response> {
  return answerProgress(request, {
    type: "application/json; charset=utf-8",
    write: (opening) => `${JSON.stringify(openDocument(opening), null, 2)}\n`,
  });
}
