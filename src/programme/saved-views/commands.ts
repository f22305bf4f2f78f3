import { InvalidInput, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { takeTurn } from "@/platform/turn";
import type { RemoveView, RenameView, SaveView, ViewedList } from "./schema";

/** More tabs than these nobody finds again. */
const MOST_VIEWS = 12;

/** Keeps a view, once however often it is sent. Refuses `not-found` to firms. Invalid: `name-taken` by a view of another filter; more than twelve. */
export async function saveView(
  ctx: Ctx,
  { list, name, query }: SaveView,
): Promise<{ list: ViewedList; query: string }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-found");
  const { personId } = actor;
  // From two windows at once it is one view still.
  await takeTurn(ctx, `views ${personId}`);
  const kept = await tx.savedView.findMany({ where: { personId, list }, select: { name: true, query: true } });
  const namesake = kept.find((view) => view.name === name);
  if (namesake?.query === query) return { list, query };
  if (namesake) throw new InvalidInput({ name: ["name-taken"] });
  if (kept.length >= MOST_VIEWS) throw new InvalidInput({ name: ["too-many-views"] });
  await tx.savedView.createMany({ data: [{ personId, list, name, query, createdAt: now }] });
  return { list, query };
}

/** Gives one's own view another name. Refuses `not-found`. Invalid: `name-taken` by another view of the list. */
export async function renameView(
  ctx: Ctx,
  { list, viewId, name }: RenameView,
): Promise<{ list: ViewedList; query: string }> {
  const { tx, actor } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-found");
  const { personId } = actor;
  await takeTurn(ctx, `views ${personId}`);
  const where = { id: viewId, personId, list };
  const view = await tx.savedView.findFirst({ where, select: { query: true } });
  if (!view) throw new Refusal("not-found");
  if ((await tx.savedView.count({ where: { personId, list, name, id: { not: viewId } } })) > 0)
    throw new InvalidInput({ name: ["name-taken"] });
  await tx.savedView.updateMany({ where, data: { name } });
  return { list, query: view.query };
}

/** Forgets a view, whose filter stays in the address: it can be kept again. One that isn't one's own is left alone. */
export async function removeView(
  { tx, actor }: Ctx,
  { list, viewId }: RemoveView,
): Promise<{ list: ViewedList; query: string }> {
  if (actor.kind !== "official") throw new Refusal("not-found");
  const where = { id: viewId, personId: actor.personId, list };
  const view = await tx.savedView.findFirst({ where, select: { query: true } });
  await tx.savedView.deleteMany({ where });
  return { list, query: view?.query ?? "" };
}
