import type { Ctx } from "@/platform/database";
import { sql } from "@/platform/sql";
import type { DrawDetail } from "../draws/queries";
import type { DrawStatus } from "../draws/workflow";

export type PublicDraw = Pick<
  DrawDetail,
  | "id"
  | "title"
  | "divisionCode"
  | "purpose"
  | "take"
  | "each"
  | "visitsBy"
  | "numberSource"
  | "numberOn"
  | "secret"
  | "number"
  | "seed"
> &
  Pick<DrawDetail, "drawnAt" | "reason" | "abandonedAt"> & {
    readonly status: DrawStatus;
    readonly listHash: string;
    readonly commitment: string;
    readonly firmCount: number;
    readonly officerCount: number;
    readonly frozenAt: Date;
  };

/** What everybody may know of draws whose list is frozen, the newest first; at most the last hundred. */
export async function publicDraws({ tx }: Ctx, id?: string): Promise<PublicDraw[]> {
  return tx.$queryRaw<PublicDraw[]>`
    select d.id, d.title, d.division_code as "divisionCode", d.status::text as status, d.purpose::text as purpose, d.take, d."each", d.visits_by as "visitsBy",
      d.number_source as "numberSource", d.number_on as "numberOn", d.list_hash as "listHash", d.commitment, d.firm_count as "firmCount",
      d.officer_count as "officerCount", d.frozen_at as "frozenAt", d.secret, d.number, d.seed, d.drawn_at as "drawnAt", d.reason, d.abandoned_at as "abandonedAt"
    from published_draws() d where ${id ? sql`d.id = ${id}::uuid` : sql`true`} order by d.frozen_at desc limit 100`;
}

export type PublicDrawnFirm = {
  readonly place: number;
  readonly no: number;
  readonly officers: readonly number[];
  readonly name: string | null;
  readonly heldOn: Date | null;
};

/** Which numbers of the list were drawn; a name where its visit was held and the setting lets it. */
export async function publicResult({ tx }: Ctx, drawId: string): Promise<PublicDrawnFirm[]> {
  return tx.$queryRaw<PublicDrawnFirm[]>`
    select f.place, f.no, f.officers, f.name, f.held_on as "heldOn" from published_draw_firms(${drawId}::uuid) f order by f.place`;
}
