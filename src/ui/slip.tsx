import type { ReactNode } from "react";
import { PageTitle } from "./page-title";

type SlipProps = {
  /** 回执 */
  readonly kind: string;
  readonly title: string;
  /** 编号, and the number itself. */
  readonly numberLabel: string;
  readonly number: string;
  readonly seal: ReactNode;
  /** Facts, files with their hashes, what comes next. */
  readonly children: ReactNode;
};

/** The slip after each submission: seal, number, facts, hashes. It carries the page's `h1`. */
export function Slip({ kind, title, numberLabel, number, seal, children }: SlipProps) {
  return (
    <section className="slip-receipt" aria-labelledby="slip">
      <PageTitle parts={[kind, number]} />
      <div className="slip-receipt__top">
        <div>
          <p className="second">{kind}</p>
          <h1 className="title" id="slip">
            {title}
          </h1>
        </div>
        {seal}
      </div>
      <p className="second">{numberLabel}</p>
      <p className="slip-receipt__no">{number}</p>
      {children}
    </section>
  );
}
