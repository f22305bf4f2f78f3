import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { askedDay, readsInWords } from "@/programme/targets/policy";
import { progressOn } from "@/programme/targets/queries";
import { TargetsSheet } from "@/programme/targets/screens/targets-sheet";

export async function generateMetadata() {
  return { title: (await getTranslations("targets"))("sheetTitle") };
}

export default async function Page({ searchParams }: PageProps<"/targets/sheet">) {
  const [actor, { asOf }] = await Promise.all([currentActor(), searchParams]);
  const view = await asActor(actor, async (ctx) => {
    const { day } = askedDay(typeof asOf === "string" ? asOf : undefined, ctx.today);
    return { day, progress: await progressOn(ctx, { day }) };
  });
  return <TargetsSheet {...view} inWords={readsInWords(actor)} />;
}
