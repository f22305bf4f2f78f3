import { redirect } from "next/navigation";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { comparePath, duplicatesPath } from "@/programme/enterprises/merges/paths";
import { comparePair, recordOfCode } from "@/programme/enterprises/merges/queries";
import { compareAddress } from "@/programme/enterprises/merges/schema";
import { CompareScreen } from "@/programme/enterprises/merges/screens/compare-screen";

/** Two records side by side, for whoever may join or part them. */
export default async function Page({ searchParams }: PageProps<"/enterprises/duplicates/compare">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  const address = compareAddress.safeParse(search);
  if (!address.success) return notHere();
  if ("oneCode" in address.data) {
    const { oneCode, otherCode } = address.data;
    const [first, second] = await asActor(actor, async (ctx) => [
      await recordOfCode(ctx, oneCode),
      await recordOfCode(ctx, otherCode),
    ]);
    redirect(first && second && first !== second ? comparePath(first, second) : duplicatesPath({ unknown: "1" }));
  }
  const { one, other } = address.data;
  const { comparison, places } = await asActor(actor, async (ctx) => ({
    comparison: await comparePair(ctx, one, other),
    places: await placesOf(ctx),
  }));
  if (!comparison) return notHere();
  return <CompareScreen comparison={comparison} places={places} />;
}
