import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import { Facts } from "@/ui/facts";
import { listMoment, size } from "@/ui/format";
import { Hash } from "@/ui/hash";
import { useLookWords, usePurposes } from "@/ui/look-words";
import { NoteList, type ShownNote } from "@/ui/note-list";
import { SealedBlock } from "@/ui/sealed-block";
import { SecretBlock } from "@/ui/secret";
import { Section } from "@/ui/section";
import { evidencePath } from "../../evidence/paths";
import { openSharedAction, shutSharedAction } from "../actions";
import { FACT_ITEMS, REFERRAL_PURPOSES } from "../policy";
import type { ShownReferral } from "./referral-screen";
import { SharedFact } from "./shared-fact";

export type ShownPayload = {
  readonly question: string;
  readonly facts: Readonly<Record<string, string | undefined>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly evidence: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
    readonly ofAnswer: boolean;
  }[];
  readonly reasons: readonly (Omit<ShownNote, "label"> & { readonly step: string | null })[];
  readonly answer: string | null;
};

type SharedProps = {
  readonly referral: ShownReferral;
  readonly payload: ShownPayload | null;
  readonly look: { readonly purpose: string; readonly secondsLeft: number } | null;
  readonly today: Day;
  readonly reader: string;
};

/** Who of both sides may read it. */
function useReaders({ toDepartment: { nameZh, nameEn } }: Pick<ShownReferral, "toDepartment">): string {
  const t = useTranslations("referrals");
  return t("page.readers", { department: useLocale() === "en" ? nameEn : nameZh });
}

/** What was asked. Its receiver opens it, and with it all that was shared, for a purpose and ten minutes; its sender has it open. */
export function Request({ referral, payload, look, today, reader }: SharedProps) {
  const t = useTranslations("referrals");
  const purposes = usePurposes(REFERRAL_PURPOSES);
  const words = useLookWords(reader, t("page.note"));
  const readers = useReaders(referral);
  const text = payload ? <Asked payload={payload} today={today} /> : null;
  if (referral.side === "sender")
    return (
      <SecretBlock title={t("page.request")} readers={readers} reader={reader}>
        {text}
      </SecretBlock>
    );
  return (
    <SealedBlock
      title={t("page.request")}
      readers={readers}
      look={look}
      reader={reader}
      open={openSharedAction}
      close={shutSharedAction}
      hidden={{ referralId: referral.id }}
      purposes={purposes}
      usual="referral"
      words={words}
    >
      {text}
    </SealedBlock>
  );
}

function Asked({ payload, today }: { readonly payload: ShownPayload; readonly today: Day }) {
  const t = useTranslations("referrals");
  const stepOf = ({ step }: { readonly step: string | null }) => {
    const key = `steps.${step?.split(".").at(-1)}`;
    return t.has(key) ? t(key) : null;
  };
  return (
    <>
      <p className="prose">{payload.question}</p>
      {payload.reasons.length > 0 ? (
        <>
          <h3>{t("page.reasons")}</h3>
          <NoteList notes={payload.reasons.map((one) => ({ ...one, label: stepOf(one) }))} today={today} />
        </>
      ) : null}
    </>
  );
}

/** The answer, and what was shared. */
export function Payload({ referral, payload, look, today, reader }: SharedProps & { readonly payload: ShownPayload }) {
  const t = useTranslations("referrals");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const receiver = referral.side === "receiver";
  const seen = (item: ShownReferral["items"][number] | undefined) => {
    if (receiver || !item) return null;
    const { openedAt, openedById } = item;
    if (!openedAt || !openedById) return <span className="quiet small">{t("page.unseen")}</span>;
    return (
      <span className="quiet small">
        {t("page.seen", { name: referral.openedBy[openedById] ?? "", at: listMoment(openedAt, today, locale) })}
      </span>
    );
  };
  const readers = useReaders(referral);
  const purpose = look?.purpose ?? "referral";
  const itemOf = (key: string) => referral.items.find(({ field, evidenceId }) => field === key || evidenceId === key);
  return (
    <>
      {payload.answer ? (
        <SecretBlock title={t("page.answer")} readers={readers} reader={reader}>
          {referral.answer && t.has(`answers.${referral.answer}`) ? (
            <p>{<b>{t(`answers.${referral.answer}`)}</b>}</p>
          ) : null}
          <p className="prose">{payload.answer}</p>
          <Files files={payload.evidence.filter(({ ofAnswer }) => ofAnswer)} purpose={purpose} />
        </SecretBlock>
      ) : null}
      <SecretBlock title={t(receiver ? "page.sharedReceived" : "page.shared")} readers={readers} reader={reader}>
        <Facts
          facts={FACT_ITEMS.flatMap((fact) =>
            payload.facts[fact] === undefined
              ? []
              : [{ label: t(`facts.${fact}`), value: <SharedFact text={payload.facts[fact]} /> }],
          )}
        />
        {Object.entries(payload.fields).map(([field, text]) => (
          <div key={field} className="section">
            <h3 className="h3">{t.has(`fields.${field}`) ? t(`fields.${field}`) : field}</h3>
            <p className="prose">{text}</p>
            {seen(itemOf(field))}
          </div>
        ))}
        <Files
          files={payload.evidence.filter(({ ofAnswer }) => !ofAnswer)}
          purpose={purpose}
          note={(id) => seen(itemOf(id))}
        />
      </SecretBlock>
    </>
  );
}

function Files({
  files,
  purpose,
  note,
}: {
  /** Why, as it goes into the trail with each download. */
  readonly purpose: string;
  readonly files: ShownPayload["evidence"];
  readonly note?: (id: string) => ReactNode;
}) {
  const t = useTranslations("referrals");
  if (files.length === 0) return null;
  return (
    <Section id="files" title={t("page.attachments")}>
      <ul>
        {files.map(({ id, name, size: bytes, sha256 }) => (
          <li key={id}>
            {/* Each download is a look, and says why: posted, so that it stands in no log of addresses. */}
            <form method="post" action={evidencePath(id)}>
              <input type="hidden" name="purpose" value={purpose} />
              <button className="link" type="submit">
                {t("page.download", { name })}
              </button>{" "}
              <span className="quiet">{size(bytes)}</span> <Hash value={sha256} short /> {note?.(id)}
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
