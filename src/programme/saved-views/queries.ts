import type { Ctx } from "@/platform/database";
import type { ViewedList } from "./schema";

export type View = { readonly id: string; readonly name: string; readonly query: string };

/** A person's own views of a list, oldest first. One statement. */
export async function viewsOf({ tx, actor }: Ctx, list: ViewedList): Promise<View[]> {
  if (actor.kind !== "official") return [];
  return tx.savedView.findMany({
    where: { personId: actor.personId, list },
    select: { id: true, name: true, query: true },
    orderBy: { id: "asc" },
  });
}
