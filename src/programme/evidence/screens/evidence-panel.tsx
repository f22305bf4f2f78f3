import { useTranslations } from "next-intl";
import { FileList, FileRow } from "@/ui/file-list";
import { size } from "@/ui/format";
import { evidencePath, uploadPath } from "../paths";
import { ACCEPT, MAXIMUM_SIZE, type UploadTarget } from "../policy";
import { UploadForm } from "./upload-form";

export type ShownFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly hashedBy: string;
};

type EvidencePanelProps = {
  readonly target: UploadTarget;
  readonly files: readonly ShownFile[];
  /** The page of this panel: the plain form comes back to it. */
  readonly here: string;
  /** Where a form with `remove=<id>` is sent; only while a draft is written. */
  readonly removePath?: string;
  /** The answer to a file that was sent without a script. */
  readonly refusal?: string | undefined;
};

/** Files that were received, and the form that sends more: with a script by hash, progress and retry, without one as a plain form. */
export function EvidencePanel({ target, files, here, removePath, refusal }: EvidencePanelProps) {
  const t = useTranslations("evidence");
  return (
    <div className="stack">
      <UploadForm
        action={uploadPath(target)}
        here={here}
        accept={ACCEPT}
        maximum={MAXIMUM_SIZE}
        known={files.map(({ id }) => id)}
        refusal={refusal}
        words={{
          choose: t("choose"),
          orDrop: t("orDrop"),
          hint: t("hint", { maximum: size(MAXIMUM_SIZE) }),
          hashHint: t("hashHint"),
          noScript: t("noScript"),
          send: t("send"),
          hashing: t("hashing"),
          sending: t("sending"),
          received: t("received"),
          refused: t("refused"),
          stopped: t("stopped"),
          stop: t("stop"),
          retry: t("retry"),
          dismiss: t("dismiss"),
          progressOf: t("progressOf", { name: "{name}" }),
          broken: t("broken"),
          tooLarge: t("refusals.too-large"),
        }}
      />
      <h2 className="h3">{t("files")}</h2>
      {files.length === 0 ? <p className="quiet">{t("none")}</p> : null}
      {removePath ? (
        <form method="post" action={removePath}>
          <ReceivedFiles files={files} removable />
        </form>
      ) : (
        <ReceivedFiles files={files} />
      )}
    </div>
  );
}

/** Files that have a receipt. `removable`: each with its button, inside the form that sends it. */
function ReceivedFiles({ files, removable }: { readonly files: readonly ShownFile[]; readonly removable?: true }) {
  const t = useTranslations("evidence");
  return (
    <FileList>
      {files.map((file) => (
        <FileRow key={file.id} name={file.name} bytes={file.size} hash={file.sha256}>
          {file.hashedBy === "server" ? t("byServer") : t("byBrowser")}
          {removable ? (
            <>
              {" "}
              <a href={evidencePath(file.id)}>{t("download")}</a>{" "}
              <button className="link" type="submit" name="remove" value={file.id}>
                {t("remove")}
                <span className="vh"> {file.name}</span>
              </button>
            </>
          ) : null}
        </FileRow>
      ))}
    </FileList>
  );
}
