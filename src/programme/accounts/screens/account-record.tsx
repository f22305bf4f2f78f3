import { useLocale, useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { Facts } from "@/ui/facts";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section, Split } from "@/ui/section";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { SubmitButton } from "@/ui/submit-button";
import { Tag } from "@/ui/tag";
import { DayTime } from "@/ui/time";
import { endDutyAction, grantDutyAction, sendFirstPasswordAction, switchAccountAction } from "../officials/actions";
import { accountsPath } from "../paths";
import { type DepartmentName, OfficialForm } from "./official-form";

type AccountRecordProps = {
  readonly account: {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly post: string | null;
    readonly cardNumber: string | null;
    readonly email: string | null;
    readonly kind: "official" | "enterprise";
    readonly status: "active" | "waiting" | "disabled";
    readonly version: number;
    readonly departmentId: string | null;
    readonly createdAt: Date;
    readonly mailVerifiedAt: Date | null;
    readonly department: { readonly nameZh: string; readonly nameEn: string } | null;
    readonly duties: readonly {
      readonly id: string;
      readonly duty: string;
      readonly grantedAt: Date;
      readonly endedAt: Date | null;
      readonly grantedById: string | null;
      readonly endedById: string | null;
    }[];
  };
  readonly names: Readonly<Record<string, string>>;
  /** Duties that could be given, with the reason where one can't. */
  readonly grantable: readonly { readonly duty: string; readonly refusal: string | undefined }[];
  readonly departments: readonly DepartmentName[];
  readonly right: "creates" | "grants";
  readonly oneself: boolean;
};

/** One account: what the system administrator does to it, and what the security administrator does. Never both. */
export function AccountRecord(props: AccountRecordProps) {
  const { account, right, oneself } = props;
  const t = useTranslations("accounts");
  return (
    <>
      <PageHead
        title={account.name}
        trail={[{ href: accountsPath(), label: t("list.title") }]}
        end={<Status account={account} />}
      />
      {oneself ? (
        <Notice>{t("refusals.not-on-oneself")}</Notice>
      ) : (
        <p className="small second">{t("record.twoPeople")}</p>
      )}
      <Split
        aside={
          oneself ? null : (
            <StepPanel>{right === "creates" ? <AccountSteps account={account} /> : <DutySteps {...props} />}</StepPanel>
          )
        }
      >
        <Section id="facts" title={t("record.facts")}>
          <AccountFacts account={account} />
        </Section>
        <Section id="duties" title={t("fields.duties")}>
          <Duties {...props} />
        </Section>
        {right === "creates" && account.kind === "official" && !oneself ? (
          <Section id="change" title={t("record.change")}>
            <OfficialForm departments={props.departments} account={account} />
          </Section>
        ) : null}
      </Split>
    </>
  );
}

function Status({ account }: Pick<AccountRecordProps, "account">) {
  const t = useTranslations("accounts");
  const unused = account.status === "active" && !account.mailVerifiedAt;
  return (
    <Tag look={account.status === "active" && !unused ? "done" : "waiting"}>
      {t(unused ? "list.unused" : `statuses.${account.status}`)}
    </Tag>
  );
}

function AccountFacts({ account }: Pick<AccountRecordProps, "account">) {
  const t = useTranslations("accounts");
  const english = useLocale() === "en";
  const department = english ? account.department?.nameEn : account.department?.nameZh;
  const facts = [
    { label: t("fields.username"), value: account.username },
    { label: t("fields.departmentId"), value: department ?? t("sides.enterprise") },
    { label: t("fields.post"), value: account.post },
    { label: t("fields.cardNumber"), value: account.cardNumber },
    { label: t("fields.email"), value: account.email },
    { label: t("fields.since"), value: <DayTime day={dayOfMoment(account.createdAt)} /> },
  ];
  return <Facts facts={facts.filter(({ value }) => value)} />;
}

function Duties({ account, names }: AccountRecordProps) {
  const t = useTranslations("accounts");
  if (account.duties.length === 0) return <Empty title={t("record.noDuties")} />;
  const span = (at: Date | null, by: string | null) =>
    at ? [dayOfMoment(at), by ? names[by] : t("record.bySystem")].join(" ") : t("record.holds");
  return (
    <DataTable
      caption={t("fields.duties")}
      rows={account.duties}
      rowKey={({ id }) => id}
      columns={[
        { key: "duty", head: t("fields.duty"), rowHead: true, fold: "wide", cell: ({ duty }) => t(`duties.${duty}`) },
        { key: "from", head: t("columns.from"), cell: ({ grantedAt, grantedById }) => span(grantedAt, grantedById) },
        { key: "to", head: t("columns.to"), cell: ({ endedAt, endedById }) => span(endedAt, endedById) },
      ]}
    />
  );
}

function AccountSteps({ account }: Pick<AccountRecordProps, "account">) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  const { id, version, status } = account;
  const to = status === "disabled" ? "active" : "disabled";
  return (
    <>
      <Step note={t(to === "disabled" ? "record.disableNote" : "record.enableNote")}>
        <ActionForm action={switchAccountAction} words={words}>
          <input type="hidden" name="personId" value={id} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="to" value={to} />
          <SubmitButton busy={words.busy} tone={to === "disabled" ? "alarm" : "primary"}>
            {t(to === "disabled" ? "steps.disable" : "steps.enable")}
          </SubmitButton>
        </ActionForm>
      </Step>
      {account.kind === "official" && status === "active" && !account.mailVerifiedAt ? (
        <Step>
          <ActionForm action={sendFirstPasswordAction} words={words}>
            <input type="hidden" name="personId" value={id} />
            <SubmitButton busy={words.busy} tone="secondary">
              {t("steps.sendFirstPassword")}
            </SubmitButton>
          </ActionForm>
        </Step>
      ) : null}
    </>
  );
}

function DutySteps({ account, grantable }: AccountRecordProps) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  const held = account.duties.filter(({ endedAt }) => !endedAt);
  if (account.kind !== "official") return <StepNo label={t("steps.grant")} reason={t("record.firmsHaveNone")} />;
  const duty = (name: string) => (
    <>
      <input type="hidden" name="personId" value={account.id} />
      <input type="hidden" name="duty" value={name} />
    </>
  );
  return (
    <>
      {account.status === "active" ? null : <StepNo label={t("steps.grant")} reason={t("record.notActive")} />}
      {grantable.map(({ duty: name, refusal }) =>
        refusal ? (
          <StepNo
            key={name}
            label={t("steps.grantDuty", { duty: t(`duties.${name}`) })}
            reason={t(`refusals.${refusal}`)}
          />
        ) : (
          <Step key={name}>
            <ActionForm action={grantDutyAction} words={words}>
              {duty(name)}
              <input type="hidden" name="version" value={account.version} />
              <SubmitButton busy={words.busy} tone="secondary">
                {t("steps.grantDuty", { duty: t(`duties.${name}`) })}
              </SubmitButton>
            </ActionForm>
          </Step>
        ),
      )}
      {held.map(({ id, duty: name }) => (
        <Step key={id}>
          <ActionForm action={endDutyAction} words={words}>
            {duty(name)}
            <SubmitButton busy={words.busy} tone="alarm">
              {t("steps.endDuty", { duty: t(`duties.${name}`) })}
            </SubmitButton>
          </ActionForm>
        </Step>
      ))}
    </>
  );
}
