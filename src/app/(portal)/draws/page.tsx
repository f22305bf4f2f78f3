import { asActor } from "@/platform/database";
import { PublicDraws } from "@/programme/visits/draws/screens/public-draws";
import { publicDraws } from "@/programme/visits/published-draws/queries";

/** The same for whoever asks: read as the public, also by officials. */
export default async function Page() {
  return <PublicDraws draws={await asActor({ kind: "public" }, (ctx) => publicDraws(ctx))} />;
}
