import { asActor } from "@/platform/database";
import { publicDraws } from "@/programme/visits/draws/queries";
import { PublicDraws } from "@/programme/visits/draws/screens/public-draws";

/** The same for whoever asks: read as the public, also by officials. */
export default async function Page() {
  return <PublicDraws draws={await asActor({ kind: "public" }, (ctx) => publicDraws(ctx))} />;
}
