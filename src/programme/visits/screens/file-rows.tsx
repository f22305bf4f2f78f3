import { useTranslations } from "next-intl";
import { FileList, FileRow } from "@/ui/file-list";
import type { VisitFileLine } from "../files/queries";
import { visitFilePath } from "../paths";

/** Files that have a receipt. Their names are sealed: an official who opens one leaves his look in the trail, which the firm reads. */
export function VisitFileRows({
  files,
  side,
  name,
}: {
  readonly files: readonly VisitFileLine[];
  readonly side: "firm" | "office";
  /** What they are called while shut: 照片, 证明. */
  readonly name: string;
}) {
  const t = useTranslations("visits");
  if (files.length === 0) return null;
  return (
    <FileList>
      {files.map((file, index) => (
        <FileRow key={file.id} name={`${name} ${index + 1}`} bytes={file.size} hash={file.sha256}>
          {side === "firm" ? (
            <a href={visitFilePath(file.id)}>{t("files.open")}</a>
          ) : (
            <form method="post" action={visitFilePath(file.id)}>
              <input type="hidden" name="purpose" value="visit" />
              <button className="link" type="submit">
                {t("files.look")}
                <span className="vh"> {`${name} ${index + 1}`}</span>
              </button>
            </form>
          )}
        </FileRow>
      ))}
    </FileList>
  );
}
