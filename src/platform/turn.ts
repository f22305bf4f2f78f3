import type { Ctx } from "./database";

/**
 * Lets one transaction after the other do what concerns several rows at once, or none yet: waits until nobody else is in the turn of that name,
 * and holds it to the end of the transaction. What is read after it is what the former holder left
 * (docs/decisions/0104-a-turn-is-a-row.md). Taken before anything is read that it is to protect.
 */
export async function takeTurn({ tx }: Ctx, name: string): Promise<void> {
  await tx.$executeRaw`select take_turn(${name})`;
}
