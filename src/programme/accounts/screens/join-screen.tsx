import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import { MomentTime } from "@/ui/time";
import { decideJoinAction } from "../registration/actions";

type JoinScreenProps = {
  readonly requests: readonly {
    readonly id: string;
    readonly version: number;
    readonly at: Date;
    readonly firm: { readonly id: string; readonly name: string };
    readonly person: { readonly name: string; readonly mobile: string | null; readonly email: string | null };
  }[];
  /** The people of one's own firm; undefined for a county office. */
  readonly colleagues:
    | readonly {
        readonly id: string;
        readonly name: string;
        readonly username: string;
        readonly enterpriseRole: "owner" | "member" | null;
        readonly mobile: string | null;
        readonly email: string | null;
      }[]
    | undefined;
  readonly decides: boolean;
  readonly today: Day;
  readonly told: string | undefined;
};

const TOLD = ["admitted", "join-refused"] as const;

/** Who acts for the firm, and who asks to. */
export function JoinScreen({ requests, colleagues, decides, today, told }: JoinScreenProps) {
  const t = useTranslations("accounts");
  const said = TOLD.find((one) => one === told);
  return (
    <div className="stack stack--wide">
      <PageHead title={colleagues ? t("join.peopleTitle") : t("join.title")} />
      {said ? <Notice tone="ok">{t(`done.${said}`)}</Notice> : null}
      {decides ? (
        <Section id="requests" title={t("join.requests")}>
          <p className="second">{colleagues ? t("join.ownerLead") : t("join.countyLead")}</p>
          {requests.length === 0 ? <Empty title={t("join.none")} /> : <Requests requests={requests} today={today} />}
        </Section>
      ) : null}
      {colleagues ? (
        <Section id="people" title={t("join.people")}>
          <DataTable
            caption={t("join.people")}
            rows={colleagues}
            rowKey={({ id }) => id}
            columns={[
              { key: "name", head: t("fields.name"), rowHead: true, fold: "wide", cell: ({ name }) => name },
              {
                key: "role",
                head: t("fields.role"),
                cell: ({ enterpriseRole }) => (enterpriseRole ? t(`roles.${enterpriseRole}`) : ""),
              },
              { key: "username", head: t("fields.username"), cell: ({ username }) => username },
              { key: "mobile", head: t("fields.mobile"), cell: ({ mobile }) => mobile ?? "" },
              { key: "email", head: t("fields.email"), cell: ({ email }) => email ?? "" },
            ]}
          />
        </Section>
      ) : null}
    </div>
  );
}

function Requests({ requests, today }: Pick<JoinScreenProps, "requests" | "today">) {
  const t = useTranslations("accounts");
  const words = formWords(useTranslations("ui"));
  return (
    <DataTable
      caption={t("join.requests")}
      rows={requests}
      rowKey={({ id }) => id}
      columns={[
        { key: "at", head: t("columns.at"), fold: "due", cell: ({ at }) => <MomentTime at={at} today={today} /> },
        { key: "name", head: t("fields.name"), rowHead: true, fold: "title", cell: ({ person }) => person.name },
        { key: "firm", head: t("fields.firmName"), cell: ({ firm }) => firm.name },
        {
          key: "reach",
          head: t("columns.reach"),
          cell: ({ person }) => [person.mobile, person.email].filter(Boolean).join(" "),
        },
        {
          key: "do",
          head: t("columns.do"),
          cell: ({ id, version }) => (
            <ActionForm action={decideJoinAction} words={words}>
              <input type="hidden" name="joinRequestId" value={id} />
              <input type="hidden" name="version" value={version} />
              <div className="row">
                <SubmitButton busy={words.busy} tone="secondary" name="decision" value="admit">
                  {t("join.admit")}
                </SubmitButton>
                <SubmitButton busy={words.busy} tone="alarm" name="decision" value="refuse">
                  {t("join.refuse")}
                </SubmitButton>
              </div>
            </ActionForm>
          ),
        },
      ]}
    />
  );
}
