import { usePageLocale } from "./names";

type SourceProps = {
  /** As the record says it. */
  readonly source: string;
  /** Said after it, in the page's language, of one that nobody has yet looked up. */
  readonly unverified?: string | undefined;
};

/** From where a rule or a number comes. Records say it in Chinese, and on pages of another language it is marked as that, so that it is also read out in it. */
export function Source({ source, unverified }: SourceProps) {
  return (
    <>
      {usePageLocale() === "zh-CN" ? source : <span lang="zh-CN">{source}</span>}
      {unverified}
    </>
  );
}
