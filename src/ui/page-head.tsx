import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { number } from "./format";
import { PageTitle } from "./page-title";

export type Crumb = { readonly href: string; readonly label: string };

/** Where the page stands: links, then the name of this page. */
export function Crumbs({ trail, here }: { readonly trail: readonly Crumb[]; readonly here: ReactNode }) {
  const t = useTranslations("ui");
  return (
    <nav className="crumbs" aria-label={t("location")}>
      <ol>
        {trail.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}

/** The way out of a form or a question: one step up. */
export function BackLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className="back" href={href}>
      {children}
    </a>
  );
}

type PageHeadProps = {
  readonly title: string;
  /** What tells this page from others of its title, where the trail doesn't: whose it is, of which record. */
  readonly of?: string | undefined;
  readonly trail?: readonly Crumb[];
  /** Number of things on the list, quiet beside the title. It isn't a figure: nothing opens. */
  readonly count?: number | null;
  /** Buttons, or a filter form, at the right. */
  readonly end?: ReactNode;
};

/** Head of a list, a dashboard, a simple page. The one `h1`; it names the page after it and what it stands under. */
export function PageHead({ title, of, trail, count, end }: PageHeadProps) {
  return (
    <>
      <PageTitle parts={[title, of ?? trail?.at(-1)?.label]} />
      {trail ? <Crumbs trail={trail} here={title} /> : null}
      <header className="pagehead">
        <h1>
          {title}
          {count === undefined || count === null ? null : <small> {number(count)}</small>}
        </h1>
        {end ? <div className="pagehead__end">{end}</div> : null}
      </header>
    </>
  );
}

type RecordHeadProps = {
  readonly trail: readonly Crumb[];
  /** The name of the record in words. */
  readonly title: string;
  /** What the browser calls it, beside the number, where the name may not stand in its history. */
  readonly called?: string;
  /** Its document number. */
  readonly number: string;
  /** 密, people, level: short pieces on one line. */
  readonly meta?: ReactNode;
  readonly path?: ReactNode;
  readonly seal?: ReactNode;
};

/** Head of one record: name, number, people, path; the seal beside it. The one `h1`. */
export function RecordHead({ trail, title, called, number, meta, path, seal }: RecordHeadProps) {
  return (
    <>
      <PageTitle parts={[called ?? title, number]} />
      <Crumbs trail={trail} here={<span className="num">{number}</span>} />
      <header className="casehead">
        <div>
          <h1>{title}</h1>
          <div className="casehead__meta">
            <b className="num">{number}</b>
            {meta}
          </div>
          {path}
        </div>
        {seal}
      </header>
    </>
  );
}
