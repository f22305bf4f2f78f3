import { useTranslations } from "next-intl";
import { FileList, FileRow } from "@/ui/file-list";
import { evidencePath, uploadPath } from "../paths";
import type { UploadTarget } from "../policy";
import { FileUpload } from "./file-upload";

export type ShownFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly hashedBy: string;
};

type EvidencePanelProps = {
  readonly target: UploadTarget;
  /** Or how many, while their names are shut. */
  readonly files: readonly ShownFile[] | number;
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
  const known = typeof files === "number" ? [] : files.map(({ id }) => id);
  const upload = <FileUpload action={uploadPath(target)} here={here} known={known} refusal={refusal} />;
  if (typeof files === "number") {
    return (
      <div className="stack">
        {upload}
        <h2 className="h3">{t("files")}</h2>
        <p className="quiet">{files === 0 ? t("none") : t("shut", { n: files })}</p>
      </div>
    );
  }
  return (
    <div className="stack">
      {upload}
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
