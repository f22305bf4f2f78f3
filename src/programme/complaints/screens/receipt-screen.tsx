import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Basis } from "@/ui/basis";
import { Buttons } from "@/ui/button";
import { Facts } from "@/ui/facts";
import { FileList, FileRow } from "@/ui/file-list";
import { longDay, longMoment } from "@/ui/format";
import { PrintButton } from "@/ui/print-button";
import { Seal } from "@/ui/seal";
import { Section } from "@/ui/section";
import { Slip } from "@/ui/slip";
import { MomentTime } from "@/ui/time";
import { Timeline } from "@/ui/timeline";
import { complaintPath, textPath } from "../paths";
import type { OwnComplaint } from "../policy";

type ReceiptProps = {
  readonly complaint: OwnComplaint;
  readonly submittedAt: Date;
  readonly today: Day;
  readonly phone: string;
};

/** What a firm has in hand after submission: number, time, files with their hashes, what comes next and by when. Prints on one or two sheets. */
export function ReceiptScreen({ complaint, submittedAt, today, phone }: ReceiptProps) {
  const t = useTranslations("complaints");
  const english = useLocale() === "en";
  const locale = english ? "en" : "zh-CN";
  const { number, textHash, text, files, bureau, clocks } = complaint;
  const handedIn = files.filter(({ uploadedAt }) => uploadedAt <= submittedAt);
  const added = files.filter(({ uploadedAt }) => uploadedAt > submittedAt);
  const due = (kind: string) => clocks.find((clock) => clock.kind === kind);
  const by = (kind: string) => {
    const clock = due(kind);
    return clock ? t("receipt.by", { date: longDay(clock.dueOn, locale) }) : "";
  };
  const rules = clocks.filter(({ kind }) => kind.startsWith("complaint-"));
  return (
    <div className="sheetwide stack stack--far pt-8">
      <Slip
        kind={t("receipt.kind")}
        title={t("receipt.title")}
        numberLabel={t("receipt.number")}
        number={number ?? ""}
        seal={<Seal kind="received" what={t("receipt.seal", { date: longMoment(submittedAt, locale) })} />}
      >
        <Facts
          facts={[
            { label: t("receipt.at"), value: <MomentTime at={submittedAt} /> },
            { label: t("receipt.firm"), value: complaint.enterprise.name },
            { label: t("receipt.bureau"), value: (english ? bureau?.nameEn : bureau?.nameZh) ?? "" },
          ]}
        />
        <h2 className="h3">{t("receipt.files")}</h2>
        <p className="small quiet">{t("receipt.filesHint")}</p>
        <FileList>
          <FileRow name={t("receipt.text")} bytes={new TextEncoder().encode(text).length} hash={textHash ?? ""} />
          {handedIn.map((file) => (
            <FileRow key={file.id} name={file.name} bytes={file.size} hash={file.sha256}>
              {file.hashedBy === "server" ? t("receipt.byServer") : null}
            </FileRow>
          ))}
        </FileList>
        {added.length > 0 ? (
          <>
            <h2 className="h3">{t("receipt.added")}</h2>
            <p className="small quiet">{t("receipt.addedHint")}</p>
            <FileList>
              {added.map((file) => (
                <FileRow key={file.id} name={file.name} bytes={file.size} hash={file.sha256}>
                  <MomentTime at={file.uploadedAt} /> {file.hashedBy === "server" ? t("receipt.byServer") : null}
                </FileRow>
              ))}
            </FileList>
          </>
        ) : null}
        <Buttons>
          <PrintButton>{t("receipt.print")}</PrintButton>
          <a href={complaintPath(complaint.id)}>{t("receipt.track")}</a>
          <a href={textPath(complaint.id)}>{t("receipt.download")}</a>
        </Buttons>
      </Slip>
      <section aria-labelledby="next">
        <h2 className="h2" id="next">
          {t("receipt.next")}
        </h2>
        <Timeline
          entries={[
            {
              id: "received",
              state: "seal",
              title: t("receipt.received"),
              when: <MomentTime at={submittedAt} today={today} />,
            },
            {
              id: "register",
              state: "next",
              title: t("receipt.register"),
              when: by("complaint-register"),
              children: t("receipt.registerText"),
            },
            {
              id: "verify",
              state: "next",
              title: t("receipt.verify"),
              when: by("complaint-verify"),
              children: t("receipt.verifyText"),
            },
            { id: "inform", state: "next", title: t("receipt.inform"), when: "", children: t("receipt.informText") },
          ]}
        />
        {rules.map(({ id, rule }) => (
          <p key={id} className="basis">
            {t.rich("receipt.basis", { basis: () => <Basis rule={rule} /> })}
            {rule.verified ? null : t("receipt.unverified")}
          </p>
        ))}
      </section>
      <Section id="help" title={t("receipt.help")}>
        <p>{t("receipt.helpText", { phone, tail: number?.slice(-6) ?? "" })}</p>
      </Section>
    </div>
  );
}
