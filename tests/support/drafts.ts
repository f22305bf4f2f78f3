import { randomUUID } from "node:crypto";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { once } from "@/platform/once";
import type { Typed } from "@/programme/complaints/answers/schema";
import { savePage, startDraft, submitComplaint } from "@/programme/complaints/draft/commands";
import { findDraft } from "@/programme/complaints/draft/queries";
import type { DraftPage } from "@/programme/complaints/draft/schema";
import * as given from "./given";

/** A complaint that a firm writes through the commands, page by page. */

export const startAs = (actor: Actor) => asActor(actor, startDraft);
export const draftOf = (actor: Actor, id: string) => asActor(actor, (ctx) => findDraft(ctx, id));

type Saving = { readonly revision?: number; readonly form?: string };
/** Saves one page, by default as the first one to write on it and from a form of its own. */
export const save = (
  actor: Actor,
  complaintId: string,
  [page, values]: readonly [DraftPage, Typed],
  { revision = 0, form = randomUUID() }: Saving = {},
) =>
  asActor(actor, (ctx) =>
    savePage(ctx, {
      complaintId,
      page,
      revision,
      form,
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
      ),
    }),
  );

/** What the least of a complaint takes. */
export const PAGES = [
  ["firm", { capacity: "owner", filedThrough: "own_staff" }],
  [
    "events",
    {
      "discoveredOn.year": "2016",
      "discoveredOn.month": "11",
      "discoveredOn.day": "3",
      discoveredBy: "own_staff",
      forms: ["breach_of_duty"],
      account: given.SECRETS.account,
    },
  ],
  [
    "secret",
    {
      title: "染整工序的配方",
      secretKind: "technical",
      subkind: "formula",
      carriers: ["paper"],
      "completedOn.year": "2014",
      "completedOn.month": "8",
      "completedOn.day": "",
      secret: given.SECRETS.secret,
    },
  ],
  [
    "respondent",
    {
      respondent: given.SECRETS.respondent,
      respondentKind: ["person"],
      relation: "former_staff",
      respondentDetail: given.SECRETS.respondent_detail,
    },
  ],
  [
    "wants",
    { wants: ["stop"], reporterName: "许白薇", reporterPhone: "138 0000 0000", reporterMail: "", reachBy: "portal" },
  ],
] as const satisfies readonly (readonly [DraftPage, Typed])[];

/** A draft with these pages written. */
export async function written(firm: given.GivenFirm, pages: readonly (readonly [DraftPage, Typed])[] = PAGES) {
  const { complaintId } = await startAs(firm.owner);
  for (const page of pages) await save(firm.owner, complaintId, page);
  const draft = await draftOf(firm.owner, complaintId);
  if (!draft) throw new Error("no draft");
  return draft;
}

export const submit = (actor: Actor, { id, version }: { id: string; version: number }, key = randomUUID()) =>
  asActor(actor, (ctx) => once(ctx, "submitComplaint", key, () => submitComplaint(ctx, { complaintId: id, version })));
