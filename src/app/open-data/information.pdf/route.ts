import { tablePdf } from "@/platform/table-pdf";
import { MEDIA_TYPES } from "@/programme/export-files";
import { answerInformation } from "../information";

/** The same list to be read and printed. */
export function GET(request: Request): Promise<Response> {
  return answerInformation(request, {
    format: "pdf",
    type: MEDIA_TYPES.pdf,
    write: (sheet, { at }) => tablePdf(sheet, at),
  });
}
