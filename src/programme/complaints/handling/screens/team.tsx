import { useTranslations } from "next-intl";
import { type Day, dayOfMoment } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Section } from "@/ui/section";
import { DayTime } from "@/ui/time";

export type Membership = {
  readonly id: string;
  readonly sinceAt: Date;
  readonly untilAt: Date | null;
  readonly person: { readonly name: string };
};

/** Who works on it and who did, from when until when. `changeHref`: for whoever may change it. */
export function Team({
  members,
  today,
  changeHref,
}: {
  readonly members: readonly Membership[];
  readonly today: Day;
  readonly changeHref: string | null;
}) {
  const t = useTranslations("handling");
  const day = (at: Date) => <DayTime day={dayOfMoment(at)} today={today} />;
  return (
    <Section
      id="team"
      title={t("team.title")}
      end={
        changeHref ? (
          <ButtonLink tone="quiet" href={changeHref}>
            {t("team.change")}
          </ButtonLink>
        ) : undefined
      }
    >
      {members.length === 0 ? (
        <p className="quiet">{t("team.none")}</p>
      ) : (
        <DataTable
          caption={t("team.title")}
          rows={members}
          rowKey={({ id }) => id}
          columns={[
            { key: "name", head: t("facts.officers"), fold: "title", rowHead: true, cell: ({ person }) => person.name },
            { key: "since", head: t("team.since"), cell: ({ sinceAt }) => day(sinceAt) },
            { key: "until", head: t("team.until"), cell: ({ untilAt }) => (untilAt ? day(untilAt) : t("team.now")) },
          ]}
        />
      )}
    </Section>
  );
}
