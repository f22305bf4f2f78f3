import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { BackLink, PageHead } from "@/ui/page-head";
import { TeamForm } from "./team-form";

type TeamScreenProps = {
  readonly complaint: {
    readonly id: string;
    readonly version: number;
    readonly number: string;
    readonly team: readonly string[];
  };
  /** The page to which it leads back: the complaint's or its case's, and how that is called. */
  readonly page: string;
  readonly name: string;
  readonly officers: readonly { readonly id: string; readonly name: string; readonly post: string | null }[];
};

/** Gives a complaint, and the case made of it, other officers. */
export function TeamScreen({ complaint, page, name, officers }: TeamScreenProps) {
  const t = useTranslations("handling");
  const words = formWords(useTranslations("ui"));
  return (
    <div className="sheetwide">
      <BackLink href={page}>{name}</BackLink>
      <PageHead title={t("team.change")} of={complaint.number} />
      <p className="second">{t("team.note")}</p>
      <TeamForm
        hidden={{ complaintId: complaint.id, version: complaint.version, page }}
        officers={officers.map((officer) => ({
          value: officer.id,
          label: officer.name,
          ...(officer.post ? { hint: officer.post } : {}),
        }))}
        now={complaint.team}
        cancelHref={page}
        words={{
          ...words,
          officers: t("inputs.officers"),
          hint: t("inputs.officersHint"),
          submit: t("team.change"),
          cancel: t("sheet.cancel"),
        }}
      />
    </div>
  );
}
