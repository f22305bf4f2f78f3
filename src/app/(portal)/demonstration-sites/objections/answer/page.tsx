import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { asSystem } from "@/platform/database";
import { objectionByCode } from "@/programme/demonstration-sites/objections/queries";
import { objectionCode } from "@/programme/demonstration-sites/objections/schema";
import { ObjectionAnswerScreen } from "@/programme/demonstration-sites/objections/screens/objection-screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("demonstrationSites"))("objections.answerTitle") };
}

export default async function Page({ searchParams }: PageProps<"/demonstration-sites/objections/answer">) {
  const { code } = await searchParams;
  const typed = typeof code === "string" ? code : "";
  const read = objectionCode.safeParse(typed);
  // Whoever objected is nobody here: his code is what he has.
  const objection = read.success ? await asSystem("objection-answer", (ctx) => objectionByCode(ctx, read.data)) : null;
  return <ObjectionAnswerScreen code={read.data ?? typed} objection={objection} />;
}
