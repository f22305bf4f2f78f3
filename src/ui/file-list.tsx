import type { ReactNode } from "react";
import { grouped, size } from "./format";

export type FileRowProps = {
  readonly name: string;
  /** Bytes; left out while unknown. */
  readonly bytes?: number;
  /** At the right: 已收到, 63%, or the refusal's two words. */
  readonly state?: ReactNode;
  readonly refused?: boolean;
  /** 0 to 100 while the file is on its way; `progressLabel` names it. */
  readonly progress?: number;
  readonly progressLabel?: string;
  /** SHA-256, hexadecimal. */
  readonly hash?: string;
  /** Under the name: size left, 移除; for a refused file what to do. */
  readonly children?: ReactNode;
};

/** One file. A refused file keeps its row and says what to do. */
export function FileRow({ name, bytes, state, refused, progress, progressLabel, hash, children }: FileRowProps) {
  return (
    <li className="file">
      <span className="file__name">{name}</span>
      <span className={refused ? "file__no" : "num"}>{state ?? (bytes === undefined ? null : size(bytes))}</span>
      {progress === undefined ? null : <progress max={100} value={progress} aria-label={progressLabel} />}
      {children ? <span className="file__meta">{children}</span> : null}
      {hash ? <span className="hash">SHA-256 {grouped(hash)}</span> : null}
    </li>
  );
}

/** Files one below the other, hairlines between. */
export function FileList({ children }: { readonly children: ReactNode }) {
  return <ol className="files">{children}</ol>;
}
