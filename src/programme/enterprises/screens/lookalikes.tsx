import { useTranslations } from "next-intl";
import { useListed, useName } from "@/ui/names";
import { comparePath } from "../merges/paths";
import { enterprisePath } from "../paths";
import type { EnterpriseStatus } from "../workflow";
import type { Places } from "./enterprise-list";

type Compared = {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly orgCode: string | null;
  readonly regNo: string | null;
  readonly divisionCode: string;
  readonly address: string | null;
  readonly legalPerson: string | null;
  readonly contactName: string | null;
  readonly contactMobile: string | null;
  readonly status: EnterpriseStatus;
};

export type ShownLookalike = {
  readonly id: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly status: EnterpriseStatus;
  readonly reasons: readonly string[];
  /** Null beyond the reader's division: then no more than name, place and status is his to know. */
  readonly record: Compared | null;
};

const FIELDS = [
  "name",
  "uscc",
  "orgCode",
  "regNo",
  "divisionCode",
  "address",
  "legalPerson",
  "contactName",
  "contactMobile",
  "status",
] as const;

/** This firm and those that look like it, beside each other: before it is checked. */
export function Lookalikes({
  enterprise,
  lookalikes,
  places,
}: {
  readonly enterprise: Compared;
  readonly lookalikes: readonly ShownLookalike[];
  readonly places: Places;
}) {
  const t = useTranslations("enterprises");
  const listed = useListed();
  const name = useName();
  const place = (code: string) => name(places.divisions.find((division) => division.code === code));
  const shown = (record: Compared, field: (typeof FIELDS)[number]) => {
    if (field === "divisionCode") return place(record.divisionCode);
    return field === "status" ? t(`statuses.${record.status}`) : record[field];
  };
  const hidden = ({ name: firm, divisionCode, status }: ShownLookalike, field: (typeof FIELDS)[number]) =>
    ({ name: firm, divisionCode: place(divisionCode), status: t(`statuses.${status}`) })[String(field)];
  if (lookalikes.length === 0) return <p className="quiet">{t("lookalikes.none")}</p>;
  return (
    <>
      <p>{t("lookalikes.lead")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reached by keyboard */}
      <section className="scroll-x" tabIndex={0} aria-label={t("lookalikes.table")}>
        <table className="table">
          <thead>
            <tr>
              <td />
              <th scope="col">{t("lookalikes.this")}</th>
              {lookalikes.map((one) => (
                <th key={one.id} scope="col">
                  {one.record ? <a href={enterprisePath(one.id)}>{one.name}</a> : one.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t("lookalikes.likeness")}</th>
              <td />
              {lookalikes.map(({ id, reasons, record, divisionCode }) => (
                <td key={id}>
                  <b>{listed(reasons.map((reason) => t(`lookalikes.reasons.${reason}`)))}</b>
                  {record ? (
                    <a className="sub" href={comparePath(enterprise.id, id)}>
                      {t("acts.compare")}
                    </a>
                  ) : (
                    <span className="sub">{t("lookalikes.elsewhere", { division: place(divisionCode) })}</span>
                  )}
                </td>
              ))}
            </tr>
            {FIELDS.map((field) => (
              <tr key={field}>
                <th scope="row">{t(`fields.${field}`)}</th>
                <td>{shown(enterprise, field)}</td>
                {lookalikes.map((one) => (
                  <td key={one.id}>{one.record ? shown(one.record, field) : hidden(one, field)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
