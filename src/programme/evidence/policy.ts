import { type Actor, type FirmActor, hasDuty, type OfficialActor } from "@/kernel/actor";

/** The most that one file may have, in bytes: 200 MB. */
export const MAXIMUM_SIZE = 200 * 1024 * 1024;
/** The most files of one complaint, or of one reply: against abuse. */
export const MAXIMUM_FILES = 200;
const NAME_LENGTH = 200;

const ZIPS = ["zip", "docx", "xlsx", "ofd"] as const;

/** What may be handed in: ending of the name → what the content must be, and as what it is given out again. */
const ACCEPTED: Readonly<Record<string, { readonly kinds: readonly string[]; readonly mediaType: string }>> = {
  pdf: { kinds: ["pdf"], mediaType: "application/pdf" },
  doc: { kinds: ["compound"], mediaType: "application/msword" },
  docx: { kinds: ["docx"], mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  xls: { kinds: ["compound"], mediaType: "application/vnd.ms-excel" },
  xlsx: { kinds: ["xlsx"], mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  jpg: { kinds: ["jpg"], mediaType: "image/jpeg" },
  jpeg: { kinds: ["jpg"], mediaType: "image/jpeg" },
  png: { kinds: ["png"], mediaType: "image/png" },
  ofd: { kinds: ["ofd"], mediaType: "application/ofd" },
  zip: { kinds: ZIPS, mediaType: "application/zip" },
  txt: { kinds: ["text"], mediaType: "text/plain" },
};

/** For the `accept` of a file field. It is a convenience: what counts is the content. */
export const ACCEPT = Object.keys(ACCEPTED)
  .map((ending) => `.${ending}`)
  .join(",");

/** The media type of a file that may be handed in, or why it may not: `wrong-type` by its name, `not-what-it-says` by its content. */
export function mediaTypeFor(
  name: string,
  kind: string,
): { readonly mediaType: string } | { readonly refusal: "wrong-type" | "not-what-it-says" } {
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const accepted = Object.hasOwn(ACCEPTED, ending) ? ACCEPTED[ending] : undefined;
  if (!accepted) return { refusal: "wrong-type" };
  return accepted.kinds.includes(kind) ? { mediaType: accepted.mediaType } : { refusal: "not-what-it-says" };
}

/** A name as it may be kept: without folders, control and direction characters, cut in the middle so that its ending stays. */
export function fileNameOf(given: string): string {
  const name = (given.normalize("NFC").split(/[/\\]/).at(-1) ?? "").replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  if (name.length <= NAME_LENGTH) return name;
  // A sign of two units that is cut in two is none: what is left of it goes.
  return `${name.slice(0, NAME_LENGTH - 20)}…${name.slice(-18)}`.replace(/\p{Cs}/gu, "");
}

/** To what a file belongs: a firm's complaint, or a department's reply to a referral. */
export type UploadTarget = { readonly complaintId: string } | { readonly referralId: string };

/** Who may hand in a file at all: the firm for its complaint, a department's handler for his reply. Which record is the query's matter. */
export function mayHandIn(
  actor: Actor,
  target: UploadTarget,
): actor is (FirmActor & { enterpriseId: string }) | OfficialActor {
  return "complaintId" in target
    ? actor.kind === "firm" && actor.enterpriseId !== null
    : hasDuty(actor, "department_handler");
}
