import { useTranslations } from "next-intl";
import { dayFromDate } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { Facts } from "@/ui/facts";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { type Named, useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { SubmitButton } from "@/ui/submit-button";
import { DayTime } from "@/ui/time";
import { addStaffAction, closeStationAction, endStaffAction } from "../actions";
import { closeStationPath, editStationPath, stationPath, stationsPath } from "../paths";
import type { Station } from "../queries";
import { ServedClusters } from "./served-clusters";

type StationScreenProps = {
  readonly station: Station;
  readonly division: Named | undefined;
  /** How many people of the station have an account. */
  readonly accounts: number;
  readonly keeps: boolean;
  /** Ids of the clusters whose page the reader can open. */
  readonly openClusters: readonly string[];
};

/** One guidance station: where it is, what it serves, who works there. */
export function StationScreen({ station, division, accounts, keeps, openClusters }: StationScreenProps) {
  const t = useTranslations("guidanceStations");
  const name = useName();
  const open = station.closedOn === null;
  return (
    <>
      <PageHead
        title={name(station)}
        trail={[{ href: stationsPath, label: t("title") }]}
        end={
          keeps && open ? (
            <>
              <ButtonLink href={editStationPath(station.id)} tone="secondary">
                {t("acts.edit")}
              </ButtonLink>
              <Confirm
                href={closeStationPath(station.id)}
                label={t("acts.close")}
                tone="alarm"
                title={t("closeTitle", { name: name(station) })}
              >
                <CloseForm station={station} />
              </Confirm>
            </>
          ) : undefined
        }
      />
      <div className="stack stack--wide">
        {station.closedOn ? (
          <Notice tone="warn">
            {t("closedOn")} <DayTime day={station.closedOn} />
          </Notice>
        ) : null}
        <Section id="about" title={t("sections.about")}>
          <Facts
            facts={[
              { label: t("fields.division"), value: name(division) },
              ...(station.town ? [{ label: t("fields.town"), value: station.town }] : []),
              { label: t("fields.address"), value: station.address },
              ...(station.phone
                ? [{ label: t("fields.phone"), value: <span className="num">{station.phone}</span> }]
                : []),
              {
                label: t("fields.clusters"),
                value: <ServedClusters clusters={station.clusters} open={openClusters} />,
              },
              { label: t("fields.openedOn"), value: <DayTime day={station.openedOn} /> },
              // Nobody is to be given an account of a station that is closed.
              ...(open || accounts > 0
                ? [
                    {
                      label: t("accounts"),
                      value: accounts === 0 ? t("noAccount") : t("someAccounts", { n: accounts }),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
        <Staff station={station} keeps={keeps && open} exports={keeps && station.staff.length > 0} />
      </div>
    </>
  );
}

/** The question before a station is closed, as a page of its own. */
export function CloseStation({ station }: { readonly station: Station }) {
  const t = useTranslations("guidanceStations");
  const name = useName();
  return (
    <ConfirmSheet title={t("closeTitle", { name: name(station) })} of={t("title")}>
      <CloseForm station={station} />
    </ConfirmSheet>
  );
}

function CloseForm({ station: { id, version } }: { readonly station: Station }) {
  const t = useTranslations("guidanceStations");
  const words = formWords(useTranslations("ui"));
  return (
    <>
      <p>{t("closeText")}</p>
      <StepForm
        action={closeStationAction}
        hidden={{ stationId: id, version }}
        texts={[{ name: "reason", label: t("fields.reason"), rows: 2 }]}
        submit={t("acts.close")}
        tone="alarm"
        cancel={{ href: stationPath(id), label: t("acts.notYet") }}
        words={words}
      />
    </>
  );
}

type StaffProps = { readonly station: Station; readonly keeps: boolean; readonly exports: boolean };

function Staff({ station, keeps, exports }: StaffProps) {
  const t = useTranslations("guidanceStations");
  const words = formWords(useTranslations("ui"));
  return (
    <Section
      id="staff"
      title={t("sections.staff")}
      end={exports ? <ExportLinks list="station-staff" query={{ station: station.id }} /> : undefined}
    >
      {station.staff.length === 0 ? (
        <Empty title={t("staff.none")}>{keeps ? t("staff.noneKeep") : null}</Empty>
      ) : (
        <DataTable
          caption={t("sections.staff")}
          rows={station.staff}
          rowKey={({ id }) => id}
          columns={[
            { key: "name", head: t("fields.person"), fold: "title", rowHead: true, cell: ({ name }) => name },
            { key: "post", head: t("fields.post"), wrap: true, cell: ({ post }) => post },
            {
              key: "phone",
              head: t("fields.phone"),
              cell: ({ phone }) => (phone ? <span className="num">{phone}</span> : null),
            },
            {
              key: "since",
              head: t("columns.since"),
              cell: ({ fromDay }) => <DayTime day={dayFromDate(fromDay)} log />,
            },
            ...(keeps
              ? [
                  {
                    key: "end",
                    head: t("columns.end"),
                    cell: ({ id }: Station["staff"][number]) => (
                      <ActionForm action={endStaffAction} words={words}>
                        <input type="hidden" name="stationId" value={station.id} />
                        <input type="hidden" name="staffId" value={id} />
                        <SubmitButton busy={words.busy} tone="quiet">
                          {t("staff.end")}
                        </SubmitButton>
                      </ActionForm>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {keeps ? (
        <details>
          <summary>{t("staff.add")}</summary>
          <StepForm
            action={addStaffAction}
            hidden={{ stationId: station.id }}
            texts={[
              { name: "name", label: t("fields.person"), width: 20 },
              { name: "post", label: t("fields.post"), hint: t("hints.post") },
              { name: "phone", label: t("fields.phone"), hint: t("hints.optional"), width: 20 },
            ]}
            submit={t("staff.addSubmit")}
            tone="secondary"
            words={words}
          />
        </details>
      ) : null}
    </Section>
  );
}
