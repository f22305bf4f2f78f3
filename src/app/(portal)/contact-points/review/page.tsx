import { randomUUID } from "node:crypto";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { ReviewScreen } from "@/programme/contact-points/screens/review-screen";
import { keepsServices } from "@/programme/contact-points/services/policy";
import { pickedPoints } from "@/programme/contact-points/services/queries";

/** Rows that one batch takes. */
const MOST = 100;

/** Several points, picked in the plan, get their yearly review. */
export default async function Page({ searchParams }: PageProps<"/contact-points/review">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  if (!keepsServices(actor)) return notHere();
  const picked = [search["picked[]"] ?? []].flat().filter((id) => z.uuid().safeParse(id).success);
  const asked = z.coerce.number().int().min(2015).max(2100).safeParse(search.year);
  const read = await asActor(actor, async (ctx) => {
    const year = asked.success ? asked.data : Number(ctx.today.slice(0, 4));
    return { points: await pickedPoints(ctx, picked.slice(0, MOST), year), year };
  });
  return <ReviewScreen {...read} onceKey={randomUUID()} />;
}
