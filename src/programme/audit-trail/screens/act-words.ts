import { useLocale, useTranslations } from "next-intl";
import { tailOf } from "../policy";

/** An entry as far as it is told in words. */
export type ToldEntry = {
  readonly act: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly departmentId: string | null;
  readonly department: { readonly nameZh: string; readonly nameEn: string } | null;
  readonly subjectKind: string;
  readonly purpose: string | null;
  readonly detail: unknown;
};

type Texts = {
  (key: string, values?: Readonly<Record<string, string>>): string;
  readonly has: (key: string) => boolean;
};
type ActTexts = {
  /** The words of `auditTrail`. */
  readonly t: Texts;
  /** Those of `enterprises`, which name the fields of a firm's entry. */
  readonly firm: Texts;
  readonly english: boolean;
};

/** How entries are told on a page, in its language. */
export function useActWords() {
  return actWords({
    t: useTranslations("auditTrail"),
    firm: useTranslations("enterprises"),
    english: useLocale() === "en",
  });
}

/** How entries are told: one place for the page of the trail, its export, a record's course and the access log. Never guesses: an act without words shows its code. */
export function actWords({ t, firm, english }: ActTexts) {
  function wordOr(key: string, code: string): string {
    return t.has(key) ? t(key) : code;
  }

  /** A field of a complaint or of a firm's entry in the register. */
  function field(name: string): string {
    if (t.has(`fields.${name}`)) return t(`fields.${name}`);
    return firm.has(`fields.${name}`) ? firm(`fields.${name}`) : name;
  }

  /** An export is named by its list, as it is when it succeeds. */
  function commandOf(name: string): string {
    const list = /^export-(.+)$/.exec(name)?.[1];
    return list ? wordOr(`acts.export.${list}`, name) : wordOr(`commands.${name}`, name);
  }

  /** What was asked for, a command or a page, and why it was refused; of a sign-in why alone. */
  function refusal(detail: unknown): string {
    const [command, code] = [textIn(detail, "command"), textIn(detail, "code")];
    const reason = code && wordOr(`reasons.${code}`, code);
    return [command && commandOf(command), reason, textIn(detail, "page")].filter(Boolean).join(" · ");
  }

  return {
    /** What was done: 提交了投诉, 查看加密内容. */
    act({ act, detail }: Pick<ToldEntry, "act" | "detail">): string {
      const [verb = "", noun = ""] = act.split(".");
      const step = textIn(detail, "step");
      if (verb === "step" && step) return wordOr(`steps.${noun}.${step}`, step);
      if (verb === "begin") return wordOr(`begins.${noun}`, act);
      return wordOr(`acts.${act}`, act);
    },
    kind: (kind: string) => wordOr(`kinds.${kind}`, kind),
    who({ actorId, actorName }: Pick<ToldEntry, "actorId" | "actorName">): string {
      if (actorId) return actorName;
      return actorName === "public" ? t("public") : t("system");
    },
    /** What tells an account from another one of the same name: its user name, else the end of its id. */
    account({ actorId, username }: Pick<ToldEntry, "actorId"> & { readonly username: string | null }): string {
      if (!actorId) return "";
      return username ?? t("whichKind", { kind: t("kinds.person"), tail: tailOf(actorId) });
    },
    unit: ({ department }: Pick<ToldEntry, "department">) => (english ? department?.nameEn : department?.nameZh) ?? "",
    /** A reason is the looker's own words, or a code that has words. */
    purpose: ({ purpose }: Pick<ToldEntry, "purpose">) =>
      purpose && /^[a-z-]+$/.test(purpose) ? wordOr(`purposes.${purpose}`, purpose) : purpose,
    /** What was looked at: names of fields, each once; of a refusal, what was asked for and why it was refused. */
    what({ act, detail }: Pick<ToldEntry, "act" | "detail">): string {
      if (act === "download.evidence") return t("fields.file");
      const file = `fields.${act.replace("download.", "")}`;
      if (act.startsWith("download.") && t.has(file)) return t(file);
      if (act.startsWith("refuse.") || act === "open.session") return refusal(detail);
      const names = new Set(listIn(detail, "fields").map((field) => field.split("/")[0] ?? field));
      return [...names].map(field).join(t("fields.between"));
    },
  };
}

function textIn(detail: unknown, key: string): string | undefined {
  const value = typeof detail === "object" && detail !== null ? Reflect.get(detail, key) : undefined;
  return typeof value === "string" ? value : undefined;
}

function listIn(detail: unknown, key: string): string[] {
  const value = typeof detail === "object" && detail !== null ? Reflect.get(detail, key) : undefined;
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** The number that an entry names, if any. */
export function numberIn(detail: unknown): string | undefined {
  return textIn(detail, "number");
}
