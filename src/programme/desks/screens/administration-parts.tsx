import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { Facts } from "@/ui/facts";
import { Figure, FigureRow } from "@/ui/figure";
import { Notice } from "@/ui/notice";
import { NumberTable } from "@/ui/number-table";
import { Section, Split } from "@/ui/section";
import { MomentTime } from "@/ui/time";
import { settingsPath } from "../../settings/paths";
import type { AccountFigures, SecurityFigures, TrailFigures } from "../administration/queries";
import { listPath } from "../paths";
import { DeskDefinition } from "./desk-definition";

/** That the nightly self-check found something; what, stands with the settings. */
export function FoundLine({ at }: { readonly at: Date }) {
  const t = useTranslations("desks.selfCheck");
  return (
    <Notice tone="alarm">
      <p>
        {t.rich("found", { at: () => <MomentTime at={at} log /> })}{" "}
        <a href={`${settingsPath}#self-check`}>{t("look")}</a>
      </p>
    </Notice>
  );
}

/** The system administrator: accounts, sign-ins, what the portal does by itself. */
export function AccountsPart({ figures, today }: { readonly figures: AccountFigures; readonly today: Day }) {
  const t = useTranslations("desks");
  return (
    <Section id="accounts" title={t("fields.accounts")}>
      <FigureRow>
        {figures.accounts.map(({ side, status, n }) => (
          <Figure
            key={`${side} ${status}`}
            label={t(`accounts.${side}`, { status: t(`accounts.status.${status}`) })}
            unit={t("accounts.unit")}
            figure={`accounts-${side}-${status}`}
            value={n}
            href={listPath("accounts", { side, status })}
          />
        ))}
      </FigureRow>
      <DeskDefinition of={["accounts"]} day={today} />
      <Facts facts={[{ label: t("accounts.signedIn"), value: t("accounts.people", { n: figures.signedIn }) }]} />
      <DataTable
        caption={t("jobs.title")}
        showCaption
        rows={figures.beats}
        rowKey={({ name }) => name}
        columns={[
          {
            key: "name",
            head: t("jobs.name"),
            fold: "title",
            rowHead: true,
            cell: ({ name }) => <JobName name={name} />,
          },
          {
            key: "last",
            head: t("jobs.last"),
            cell: ({ lastSuccessAt }) => (lastSuccessAt ? <MomentTime at={lastSuccessAt} log /> : t("jobs.never")),
          },
          { key: "state", head: t("jobs.state"), cell: ({ failed }) => t(failed ? "jobs.failed" : "jobs.fine") },
        ]}
      />
      <p className="small">
        <a href="/api/health">{t("jobs.health")}</a>
      </p>
    </Section>
  );
}

function JobName({ name }: { readonly name: string }) {
  const t = useTranslations("settings.jobNames");
  return t.has(name) ? t(name) : name;
}

/** The security administrator: who holds which duty, what was given and taken, which rules wait to be held against the law. */
export function SecurityPart({ figures, today }: { readonly figures: SecurityFigures; readonly today: Day }) {
  const t = useTranslations("desks");
  const accounts = useTranslations("accounts");
  return (
    <>
      <Section id="security" title={t("fields.security")}>
        <FigureRow>
          {figures.duties.map(({ duty, n }) => (
            <Figure
              key={duty}
              label={accounts(`duties.${duty}`)}
              unit={t("accounts.unit")}
              figure={`duty-${duty}`}
              value={n}
              href={listPath("accounts", { duty })}
            />
          ))}
        </FigureRow>
        <DeskDefinition of={["security"]} day={today} />
      </Section>
      <Split aside={<Unverified kinds={figures.unverified} />}>
        <Section id="grants" title={t("security.grants")}>
          {figures.grants.length === 0 ? (
            <Empty title={t("security.none")} />
          ) : (
            <ul className="linklist">
              {figures.grants.map(({ id, personId, name, duty, at, ended }) => (
                <li key={id}>
                  <span>
                    <a href={`/accounts/${personId}`}>{name}</a>{" "}
                    {t(ended ? "security.ended" : "security.given", { duty: accounts(`duties.${duty}`) })}
                  </span>
                  <MomentTime at={at} log />
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section id="changes" title={t("security.changes")}>
          {figures.changes.length === 0 ? (
            <Empty title={t("security.none")} />
          ) : (
            <ul className="linklist">
              {figures.changes.map(({ id, kind, year, at, reason }) => (
                <li key={id}>
                  <span>
                    {kind ? (
                      <LimitLink kind={kind} />
                    ) : (
                      <a href={`/time-limits/holidays?year=${year}`}>
                        {t("security.holidays", { year: String(year) })}
                      </a>
                    )}{" "}
                    {reason}
                  </span>
                  <MomentTime at={at} log />
                </li>
              ))}
            </ul>
          )}
        </Section>
      </Split>
    </>
  );
}

function LimitLink({ kind }: { readonly kind: string }) {
  const t = useTranslations("timeLimits");
  return <a href={`/time-limits/${kind}`}>{t.has(`kind.${kind}`) ? t(`kind.${kind}`) : kind}</a>;
}

function Unverified({ kinds }: { readonly kinds: readonly string[] }) {
  const t = useTranslations("desks.security");
  return (
    <Section id="unverified" title={t("unverified")}>
      <p className="hint">{t("unverifiedText")}</p>
      <ul className="plainlist">
        {kinds.map((kind) => (
          <li key={kind}>
            <LimitLink kind={kind} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The audit administrator: what is on record of today. */
export function TrailPart({ figures, today }: { readonly figures: TrailFigures; readonly today: Day }) {
  const t = useTranslations("desks");
  const day = { from: today, to: today, until: figures.until.toISOString() };
  const looks = figures.acts.find(({ act }) => act === "open.sealed")?.n ?? 0;
  return (
    <Section id="trail" title={t("fields.trail")}>
      <FigureRow>
        <Figure
          label={t("trail.entries")}
          unit={t("trail.unit")}
          figure="trail-today"
          value={figures.entries}
          href={listPath("audit", day)}
        />
        <Figure
          label={t("trail.refused")}
          unit={t("trail.unit")}
          figure="trail-refused"
          value={figures.refused}
          href={listPath("audit", { ...day, outcome: "refused" })}
        />
        <Figure
          label={t("trail.looks")}
          unit={t("trail.unit")}
          figure="trail-looks"
          value={looks}
          href={listPath("audit", { ...day, act: "open.sealed" })}
        />
        {figures.acts
          .filter(({ act }) => act.startsWith("export."))
          .map(({ act, n }) => (
            <Figure
              key={act}
              label={<ActName act={act} />}
              unit={t("trail.unit")}
              figure="trail-export"
              value={n}
              href={listPath("audit", { ...day, act })}
            />
          ))}
      </FigureRow>
      <DeskDefinition of={["trail"]} day={today} />
      {figures.acts.length === 0 ? (
        <Empty title={t("trail.none")} />
      ) : (
        <NumberTable
          label={t("trail.acts")}
          corner={t("trail.act")}
          head={[{ key: "n", label: t("trail.unit") }]}
          rows={figures.acts.map(({ act, n }) => ({
            key: act,
            label: <ActName act={act} />,
            cells: [{ figure: "trail-act", value: n, href: listPath("audit", { ...day, act }) }],
          }))}
        />
      )}
    </Section>
  );
}

function ActName({ act }: { readonly act: string }) {
  const t = useTranslations("auditTrail.acts");
  return t.has(act) ? t(act) : act;
}
