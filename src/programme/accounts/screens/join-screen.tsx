import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import { Tag } from "@/ui/tag";
import { DayTime, MomentTime } from "@/ui/time";
import { decideJoinAction } from "../joining/actions";
import { colleaguePath } from "../paths";
import { LetterForm } from "./letter-screen";

type JoinScreenProps = {
  readonly requests: readonly {
    readonly id: string;
    readonly version: number;
    readonly at: Date;
    readonly claims: boolean;
    readonly letter: boolean;
    readonly firm: { readonly id: string; readonly name: string; readonly hasOwner: boolean };
    readonly person: { readonly name: string; readonly mobile: string | null; readonly email: string | null };
  }[];
  /** The people of one's own firm; undefined for a county office. */
  readonly colleagues:
    | readonly {
        readonly id: string;
        readonly name: string;
        readonly username: string;
        readonly enterpriseRole: "owner" | "member" | null;
        readonly post: string | null;
        readonly until: Day | null;
        readonly mobile: string | null;
        readonly email: string | null;
      }[]
    | undefined;
  readonly decides: boolean;
  /** For a member: whether his own claim to the account waits; undefined for everybody else. */
  readonly claim: { readonly waits: boolean } | undefined;
  readonly refused: string | undefined;
  readonly today: Day;
};

/** Who acts for the firm, and who asks to. */
export function JoinScreen({ requests, colleagues, decides, claim, today, refused }: JoinScreenProps) {
  const t = useTranslations("accounts");
  return (
    <div className="stack stack--wide">
      <PageHead title={colleagues ? t("join.peopleTitle") : t("join.title")} />
      {decides ? (
        <Section id="requests" title={t("join.requests")}>
          <p className="second" data-total={requests.length}>
            {colleagues ? t("join.ownerLead") : t("join.countyLead")}
          </p>
          {requests.length === 0 ? (
            <Empty title={t("join.none")} />
          ) : (
            <Requests requests={requests} today={today} office={!colleagues} />
          )}
        </Section>
      ) : null}
      {colleagues ? (
        <Section id="people" title={t("join.people")}>
          <DataTable
            caption={t("join.people")}
            rows={colleagues}
            rowKey={({ id }) => id}
            columns={[
              {
                key: "name",
                head: t("fields.name"),
                rowHead: true,
                fold: "wide",
                cell: ({ id, name }) => (decides ? <a href={colleaguePath(id)}>{name}</a> : name),
              },
              {
                key: "role",
                head: t("fields.role"),
                cell: ({ enterpriseRole, post }) =>
                  [enterpriseRole ? t(`roles.${enterpriseRole}`) : null, post].filter(Boolean).join(t("between")),
              },
              {
                key: "until",
                head: t("fields.until"),
                cell: ({ until }) =>
                  until === null ? (
                    t("join.noEnd")
                  ) : until < today ? (
                    <Tag look="done">{t("join.ended")}</Tag>
                  ) : (
                    <DayTime day={until} />
                  ),
              },
              { key: "username", head: t("fields.username"), cell: ({ username }) => username },
              { key: "mobile", head: t("fields.mobile"), cell: ({ mobile }) => mobile ?? "" },
              { key: "email", head: t("fields.email"), cell: ({ email }) => email ?? "" },
            ]}
          />
        </Section>
      ) : null}
      {claim ? (
        <Section id="claim" title={t("join.claimTitle")}>
          <div className="narrow stack">
            <p className="second">{t(claim.waits ? "join.claimWaits" : "join.claimLead")}</p>
            {claim.waits ? null : <LetterForm refused={refused} />}
          </div>
        </Section>
      ) : null}
    </div>
  );
}

type RequestsProps = Pick<JoinScreenProps, "requests" | "today"> & { readonly office: boolean };

function Requests({ requests, today, office }: RequestsProps) {
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
          key: "wants",
          head: t("columns.wants"),
          cell: ({ id, claims, letter, firm }) => (
            <>
              {t(claims || !firm.hasOwner ? "join.wantsOwner" : "join.wantsIn")}
              {letter ? (
                <>
                  {" "}
                  <a href={`/api/letters/${id}`}>{t("join.letter")}</a>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: "do",
          head: t("columns.do"),
          cell: ({ id, version, letter }) => (
            <ActionForm action={decideJoinAction} words={words}>
              <input type="hidden" name="joinRequestId" value={id} />
              <input type="hidden" name="version" value={version} />
              <div className="row">
                {letter || !office ? (
                  <SubmitButton busy={words.busy} tone="secondary" name="decision" value="admit">
                    {t("join.admit")}
                  </SubmitButton>
                ) : (
                  <span className="small">{t("join.noLetterYet")}</span>
                )}
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
