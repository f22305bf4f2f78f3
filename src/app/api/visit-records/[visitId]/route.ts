import { takeDraft } from "@/platform/draft-intake";
import { moveVisit } from "@/programme/visits/commands";
import { standingRecord } from "@/programme/visits/revisions/queries";
import { takeVisitStepInput } from "@/programme/visits/schema";

export const dynamic = "force-dynamic";

/** A record of a visit that was written without a connection. The form says whose; the address is for the person who reads a log. */
export async function POST(request: Request): Promise<Response> {
  return takeDraft(request, {
    name: "move-visit",
    words: "visits",
    schema: takeVisitStepInput,
    command: moveVisit,
    standing: standingRecord,
  });
}
