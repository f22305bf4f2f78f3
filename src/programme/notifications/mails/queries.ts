import { createTranslator } from "next-intl";
import { z } from "zod";
import { parseMoment } from "@/kernel/days";
import { realNow } from "@/platform/clock";
import type { Ctx } from "@/platform/database";
import { env } from "@/platform/env";
import { BOTH_LANGUAGES } from "@/platform/notices";
import english from "../words/en.json";
import chinese from "../words/zh-CN.json";

/** Mails that the portal writes; their words stand in `notifications.mails.<template>`. None carries content: number, link, of a receipt the time, the hash and the next date. */
export const MAIL_TEMPLATES = [
  "notice",
  "complaint-receipt",
  "verify-mail",
  "already-registered",
  "reset-password",
  "first-password",
  "change-mail",
  "authority-letter",
  "mail-changed",
  "join-refused",
  "contact-person",
  "counter-filing",
  "point-invitation",
] as const;

/** Minutes until the next try after the n-th; then the mail stays where it is, with its fault. */
export const WAITS = [1, 5, 15, 60, 240, 720, 1440];

const outgoing = z.object({
  id: z.string(),
  recipient: z.string(),
  template: z.enum(MAIL_TEMPLATES),
  params: z.record(z.string(), z.string().nullable()),
  locale: z.string(),
});
export type Outgoing = {
  readonly id: string;
  readonly recipient: string;
  readonly template: string;
  readonly params: unknown;
  readonly locale: string;
};
export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same by language, in the order of the text. */
  readonly versions: readonly Version[];
  /** The link in the text, whole and within the portal. */
  readonly link: string;
  readonly path: string;
};

type Version = { readonly lang: "zh-CN" | "en"; readonly subject: string; readonly text: string };

const sentences = z.record(z.string(), z.record(z.string(), z.string()));

/**
 * A mail as it goes out, in its recipient's language; where nobody knows that, in both, the Chinese first. Throws when its template or the kind of
 * its notice is unknown.
 */
export function letterOf(row: Outgoing): Letter {
  const { recipient, locale, ...mail } = outgoing.parse(row);
  const languages: readonly Version["lang"][] =
    locale === BOTH_LANGUAGES ? ["zh-CN", "en"] : [locale === "en" ? "en" : "zh-CN"];
  const path = mail.params.path ?? "/notifications";
  const link = `${env().NEXTAUTH_URL}${path}`;
  const versions = languages.map((lang) => versionOf(lang, { ...mail, link }));
  return {
    to: recipient,
    subject: versions.map(({ subject }) => subject).join(" / "),
    text: versions.map(({ text }) => text).join("\n\n————\n\n"),
    ...{ versions, link, path },
  };
}

function versionOf(
  lang: Version["lang"],
  { template, params, link }: Pick<z.output<typeof outgoing>, "template" | "params"> & { readonly link: string },
): Version {
  const messages = lang === "en" ? english : chinese;
  const t = createTranslator({ locale: lang, messages, timeZone: "Asia/Shanghai" });
  const [subject = "", step = ""] = params.kind?.split(".") ?? [];
  const what = sentences.parse(messages.kinds)[subject]?.[step];
  if (template === "notice" && !what) throw new Error(`no words for notices of ${params.kind}`);
  const moment = (text: string | null | undefined, style: Intl.DateTimeFormatOptions) =>
    text ? new Intl.DateTimeFormat(lang, { ...style, timeZone: "Asia/Shanghai" }).format(new Date(text)) : "none";
  const words = {
    ...{ link, number: params.number ?? "none", what: what ?? "" },
    ...{ at: moment(params.at, { dateStyle: "long", timeStyle: "medium" }), files: params.files ?? "0" },
    ...{ due: moment(params.dueOn, { dateStyle: "long" }), hash: params.textHash ?? "none" },
  };
  return { lang, subject: t(`mails.${template}.subject`, words), text: t(`mails.${template}.text`, words) };
}

export type MailRow = Outgoing & { readonly at: Date; readonly sentAt: Date | null; readonly attempts: number };

/** The outbox, the latest first: what the demo's mailbox page shows. For the system alone. */
export async function listMails({ tx }: Ctx): Promise<MailRow[]> {
  return tx.outboxMail.findMany({
    select: {
      id: true,
      recipient: true,
      template: true,
      params: true,
      locale: true,
      at: true,
      sentAt: true,
      attempts: true,
    },
    orderBy: { id: "desc" },
    take: 50,
  });
}

const FORTNIGHT = 14 * 86_400_000; // ms

/**
 * Mails whose last try was within the last fortnight: how many, and which of them nobody got, as `readGivenUp` reads it: codes, ids and when it was
 * written, never an address. For the system.
 */
export async function mailsGivenUp({ tx }: Ctx): Promise<{ readonly checked: number; readonly which: string[] }> {
  const recent = { nextTryAt: { gt: new Date(realNow().getTime() - FORTNIGHT) } };
  const checked = await tx.outboxMail.count({ where: recent });
  const left = await tx.outboxMail.findMany({
    where: { ...recent, sentAt: null, attempts: { gte: WAITS.length } },
    select: { id: true, template: true, params: true, at: true, lastError: true, personId: true },
    orderBy: { id: "desc" },
  });
  const which = left.map(({ id, template, params, at, lastError, personId }) =>
    [template, kindIn(params), id, at.toISOString(), lastError ?? NONE, personId ?? NONE].join(" "),
  );
  return { checked, which };
}

const NONE = "-";

function kindIn(params: unknown): string {
  return z.object({ kind: z.string() }).safeParse(params).data?.kind ?? NONE;
}

export type GivenUp = {
  readonly id: string;
  readonly template: string;
  /** Of a notice: what it tells. */
  readonly kind: string | null;
  /** When it was written, in the portal's time. */
  readonly at: Date;
  /** The mail server's code. */
  readonly fault: string | null;
  /** Whose address it was; null when it was no account's. */
  readonly personId: string | null;
};

/** A mail that `mailsGivenUp` found; undefined for what an older release wrote down. */
export function readGivenUp(which: string): GivenUp | undefined {
  const [template = "", kind, id = "", moment = "", fault, personId] = which.split(" ");
  const at = parseMoment(moment);
  const given = (part: string | undefined) => (part === undefined || part === NONE ? null : part);
  return at && { template, kind: given(kind), id, at, fault: given(fault), personId: given(personId) };
}
