import { takeDraft } from "@/platform/draft-intake";
import { markByForm } from "@/programme/demonstration-sites/reviews/commands";
import { standingMarks } from "@/programme/demonstration-sites/reviews/queries";
import { markFormInput } from "@/programme/demonstration-sites/reviews/schema";

export const dynamic = "force-dynamic";

/** A reviewer's marks that were given without a connection. The form says of which site; the address is for the person who reads a log. */
export async function POST(request: Request): Promise<Response> {
  return takeDraft(request, {
    name: "mark-site-items",
    words: "demonstrationSites",
    schema: markFormInput,
    command: markByForm,
    standing: standingMarks,
  });
}
