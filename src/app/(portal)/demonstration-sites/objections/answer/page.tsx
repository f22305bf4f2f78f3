import { asSystem } from "@/platform/database";
import { readShort } from "@/platform/short-cookie";
import { objectionByCode } from "@/programme/demonstration-sites/objections/queries";
import { objectionCode } from "@/programme/demonstration-sites/objections/schema";
import { ObjectionAnswerScreen } from "@/programme/demonstration-sites/objections/screens/objection-screens";
import { OBJECTION_COOKIE } from "@/programme/demonstration-sites/paths";

export default async function Page() {
  const typed = (await readShort(OBJECTION_COOKIE)) ?? "";
  const read = objectionCode.safeParse(typed);
  // Whoever objected is nobody here: his code is what he has.
  const objection = read.success ? await asSystem("objection-answer", (ctx) => objectionByCode(ctx, read.data)) : null;
  return <ObjectionAnswerScreen code={read.data ?? ""} objection={objection} />;
}
