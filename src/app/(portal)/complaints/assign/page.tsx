import { randomUUID } from "node:crypto";
import { asActor } from "@/platform/database";
import { requireOfficial } from "@/platform/session";
import { officersOf } from "@/programme/complaints/handling/queries";
import { pickedComplaints } from "@/programme/complaints/intake/queries";
import { AssignScreen } from "@/programme/complaints/intake/screens/assign-screen";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Several new complaints, picked in the list, get their officers. */
export default async function Page({ searchParams }: Props) {
  const [actor, search] = await Promise.all([requireOfficial("intake"), searchParams]);
  const picked = [search["picked[]"] ?? []].flat().slice(0, 100);
  const { complaints, officers } = await asActor(actor, async (ctx) => ({
    complaints: await pickedComplaints(ctx, picked),
    officers: await officersOf(ctx, actor.divisionCode),
  }));
  const gone = new Set(picked).size - complaints.length;
  return <AssignScreen picked={complaints} gone={gone} officers={officers} onceKey={randomUUID()} />;
}
