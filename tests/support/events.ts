import { ADMISSION_ITEMS } from "@seed/reference/admission";
import type { Actor } from "@/kernel/actor";
import type { Day } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { applyContactPoint, moveContactPoint } from "@/programme/contact-points/commands";
import { recordEvent } from "@/programme/enterprises/events/commands";
import type { RecordEvent } from "@/programme/enterprises/events/schema";
import { findEnterprise } from "@/programme/enterprises/queries";
import * as given from "./given";
import { judged } from "./point";

/** What befalls firms, entered by their offices. */

/** Holds the clock at ten in the morning of a day. */
export const onDay = (day: Day) => given.atMoment(`${day}T10:00:00+08:00`);

/** The firm as this person sees it. */
export async function found(actor: Actor, id: string) {
  const firm = await asActor(actor, (ctx) => findEnterprise(ctx, id));
  if (!firm) throw new Error("no such firm");
  return firm;
}

/** The city’s lead and a county’s office. */
export async function offices() {
  return {
    lead: await given.official(["coordinator", "programme_officer"]),
    county: await given.official(["programme_officer"], { division: "330402" }),
  };
}

/** What befell a firm. */
export type Told =
  | {
      readonly kind: "moved";
      readonly divisionCode: string;
      readonly town: string | null;
      readonly restatement?: string;
    }
  | { readonly kind: "deregistered" | "revoked" | "restored" | "independent" }
  | { readonly kind: "branch"; readonly parentName: string };

/** Enters it. */
export async function enter(
  actor: Actor,
  enterpriseId: string,
  told: Told & { readonly holdsFrom: Day; readonly version?: number },
) {
  const { version } = await found(actor, enterpriseId);
  const input: RecordEvent = { enterpriseId, version, source: "登记机关通知书（演示）", ...told };
  return asActor(actor, (ctx) => recordEvent(ctx, input));
}

/** A firm that applies now and is admitted on this same day. */
export async function admitted(lead: Actor, division: string) {
  const firm = await given.firm({ division });
  const county = await given.official(["programme_officer"], { division });
  const { contactPointId } = await asActor(firm.owner, (ctx) =>
    applyContactPoint(ctx, {
      ...{ leaderName: "甲", leaderPost: "乙", liaisonName: "丙", liaisonPost: "丁", liaisonMobile: "13800000001" },
      ...{ liaisonEmail: "a@example.cn", checklist: [...ADMISSION_ITEMS], remark: null },
    }),
  );
  await judged(contactPointId);
  await asActor(county, (ctx) => moveContactPoint(ctx, { step: "recommend", contactPointId, version: 1 }));
  await asActor(lead, (ctx) => moveContactPoint(ctx, { step: "approve", contactPointId, version: 2 }));
  return { firm, contactPointId };
}
