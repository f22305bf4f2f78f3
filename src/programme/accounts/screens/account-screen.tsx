import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { dayOfMoment } from "@/kernel/days";
import { PASSWORD_MINIMUM } from "@/kernel/passwords";
import { DataTable } from "@/ui/data-table";
import { Facts } from "@/ui/facts";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { PageHead } from "@/ui/page-head";
import { PreferenceForm } from "@/ui/preference-form";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import { DayTime, MomentTime } from "@/ui/time";
import { changePasswordAction, endAllSessionsAction, endOtherSessionsAction, endSessionAction } from "../actions";
import { accountPath, joinPath, ownTrailPath, privacyPath } from "../paths";
import { askMailChangeAction, changeSelfAction } from "../self/actions";
import { FieldsForm } from "./fields-form";
import { type ShownEntry, TrailTable } from "./own-trail";

type Named = { readonly nameZh: string; readonly nameEn: string };
type AccountScreenProps = {
  readonly self: {
    readonly version: number;
    readonly username: string;
    readonly name: string;
    readonly email: string | null;
    readonly mobile: string | null;
    readonly post: string | null;
    readonly kind: "enterprise" | "official";
    readonly enterpriseRole: "owner" | "member" | null;
    readonly createdAt: Date;
    readonly department: Named | null;
    readonly enterprise: { readonly id: string; readonly name: string } | null;
    readonly duties: readonly { readonly duty: string; readonly grantedAt: Date }[];
  };
  readonly sessions: readonly {
    readonly id: string;
    readonly device: string;
    readonly address: string;
    readonly since: Date;
    readonly seen: Date;
    readonly here: boolean;
  }[];
  readonly entries: readonly ShownEntry[];
  readonly today: Day;
};

/** One's own account: what is known of me, where I am signed in, my password, what the trail holds of me. */
export function AccountScreen({ self, sessions, entries, today }: AccountScreenProps) {
  const t = useTranslations("accounts");
  return (
    <div className="stack stack--wide">
      <PageHead title={t("account.title")} />
      <Section id="self" title={t("account.self")} end={<a href={privacyPath}>{t("account.privacy")}</a>}>
        <SelfFacts self={self} />
      </Section>
      <Section id="change" title={t("account.change")}>
        <ChangeSelf self={self} />
      </Section>
      <Section id="mail" title={t("account.mail")}>
        <ChangeMail />
      </Section>
      <Section id="language" title={t("account.language")}>
        <Language />
      </Section>
      <Section id="sessions" title={t("account.sessions")}>
        <Sessions sessions={sessions} today={today} />
      </Section>
      <Section id="password" title={t("account.password")}>
        <ChangePassword username={self.username} />
      </Section>
      <Section id="doors" title={t("account.doors")} end={<a href={ownTrailPath}>{t("account.trail")}</a>}>
        <TrailTable rows={entries} today={today} />
      </Section>
    </div>
  );
}

function SelfFacts({ self }: Pick<AccountScreenProps, "self">) {
  const t = useTranslations("accounts");
  const english = useLocale() === "en";
  const place = self.department ? (english ? self.department.nameEn : self.department.nameZh) : self.enterprise?.name;
  const facts = [
    { label: t("fields.name"), value: self.name },
    { label: t("fields.username"), value: self.username },
    { label: self.kind === "official" ? t("fields.departmentId") : t("fields.firmName"), value: place },
    { label: t("fields.post"), value: self.post },
    { label: t("fields.role"), value: self.enterpriseRole ? t(`roles.${self.enterpriseRole}`) : null },
    {
      label: t("fields.duties"),
      value:
        self.duties.length > 0
          ? self.duties.map(({ duty }) => t(`duties.${duty}`)).join(t("between"))
          : self.kind === "official"
            ? t("account.noDuties")
            : null,
    },
    { label: t("fields.email"), value: self.email },
    { label: t("fields.mobile"), value: self.mobile },
    { label: t("fields.since"), value: <DayTime day={dayOfMoment(self.createdAt)} /> },
  ];
  return (
    <>
      <Facts facts={facts.filter(({ value }) => value)} />
      <p className="small second mt-2">{t(self.kind === "official" ? "account.officialNote" : "account.firmNote")}</p>
      <ul className="plainlist mt-2">
        <li>
          <a href="/rights">{t("account.rights")}</a>
        </li>
        {self.enterprise ? (
          <li>
            <a href={joinPath}>{t("account.colleagues")}</a>
          </li>
        ) : null}
      </ul>
    </>
  );
}

/** An official's name stands on papers, so that it isn't his own to change. */
function ChangeSelf({ self }: Pick<AccountScreenProps, "self">) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  const firm = self.kind === "enterprise";
  const name = { name: "name", label: t("fields.name"), autoComplete: "name", width: 20 } as const;
  return (
    <div className="narrow">
      <FieldsForm
        key={self.version}
        action={changeSelfAction}
        words={words}
        hidden={{ version: String(self.version) }}
        initial={{ name: self.name, mobile: self.mobile ?? "" }}
        groups={[
          {
            fields: [
              ...(firm ? [name] : []),
              {
                ...{ name: "mobile", label: t("fields.mobile"), kind: "tel", autoComplete: "tel", width: 20 },
                ...(firm ? {} : { optional: true }),
              },
            ],
          },
        ]}
        tone="secondary"
        submit={t("steps.change")}
      />
    </div>
  );
}

function ChangeMail() {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  return (
    <div className="narrow stack">
      <p className="second">{t("account.mailLead")}</p>
      <FieldsForm
        action={askMailChangeAction}
        words={words}
        groups={[
          {
            fields: [
              { name: "email", label: t("fields.newEmail"), kind: "email", autoComplete: "email" },
              {
                ...{ name: "current", label: t("fields.currentPassword"), kind: "password" },
                autoComplete: "current-password",
              },
            ],
          },
        ]}
        tone="secondary"
        submit={t("reset.ask")}
      />
    </div>
  );
}

/** The same plain form as in the head of every page: what is chosen also holds for mail. */
function Language() {
  const t = useTranslations("accounts");
  const locale = useLocale();
  return (
    <PreferenceForm className="row">
      <input type="hidden" name="returnTo" value={accountPath} />
      {(["zh-CN", "en"] as const).map((one) =>
        one === locale ? (
          <b key={one} lang={one} aria-current="true">
            {t(`languages.${one}`)}
          </b>
        ) : (
          <button key={one} className="btn btn--2" type="submit" name="locale" value={one} lang={one}>
            {t(`languages.${one}`)}
          </button>
        ),
      )}
      <span className="small second">{t("account.languageNote")}</span>
    </PreferenceForm>
  );
}

function Sessions({ sessions, today }: Pick<AccountScreenProps, "sessions" | "today">) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  return (
    <>
      <DataTable
        caption={t("account.sessions")}
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          { key: "device", head: t("columns.device"), rowHead: true, fold: "wide", cell: ({ device }) => device },
          { key: "address", head: t("columns.address"), cell: ({ address }) => address },
          { key: "since", head: t("columns.since"), cell: ({ since }) => <MomentTime at={since} today={today} /> },
          { key: "seen", head: t("columns.seen"), cell: ({ seen }) => <MomentTime at={seen} today={today} /> },
          {
            key: "end",
            head: t("columns.do"),
            cell: ({ id, here }) =>
              here ? (
                t("account.here")
              ) : (
                <ActionForm action={endSessionAction} words={words}>
                  <input type="hidden" name="sessionId" value={id} />
                  <SubmitButton busy={words.busy} tone="secondary">
                    {t("account.endSession")}
                  </SubmitButton>
                </ActionForm>
              ),
          },
        ]}
      />
      <div className="row">
        {sessions.length > 1 ? (
          <ActionForm action={endOtherSessionsAction} words={words}>
            <SubmitButton busy={words.busy} tone="secondary">
              {t("account.endOthers")}
            </SubmitButton>
          </ActionForm>
        ) : null}
        <ActionForm action={endAllSessionsAction} words={words}>
          <SubmitButton busy={words.busy} tone="secondary">
            {t("account.endAll")}
          </SubmitButton>
        </ActionForm>
      </div>
    </>
  );
}

function ChangePassword({ username }: { readonly username: string }) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  return (
    <div className="narrow">
      <FieldsForm
        action={changePasswordAction}
        words={words}
        groups={[
          {
            fields: [
              {
                name: "current",
                label: t("fields.currentPassword"),
                kind: "password",
                autoComplete: "current-password",
              },
              {
                name: "password",
                label: t("fields.newPassword"),
                kind: "password",
                autoComplete: "new-password",
                hint: t("hints.password", { n: PASSWORD_MINIMUM }),
              },
            ],
          },
        ]}
        tone="secondary"
        submit={t("account.changePassword")}
        initial={{ username }}
      />
    </div>
  );
}
