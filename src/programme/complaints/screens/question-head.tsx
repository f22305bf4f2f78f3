import type { ReactNode } from "react";
import { BackLink } from "@/ui/page-head";
import { PageTitle } from "@/ui/page-title";

type QuestionHeadProps = {
  readonly back: { readonly href: string; readonly label: string };
  /** What is wrong, before everything else. */
  readonly summary?: ReactNode;
  /** Where we are: page 2 of 8. */
  readonly place?: string;
  readonly title: string;
  /** Of which complaint, for the page's name in the browser. */
  readonly of?: string | undefined;
  readonly lead?: string;
};

/** Head of a page of questions: the way out, where we are, what it is about. */
export function QuestionHead({ back, summary, place, title, of, lead }: QuestionHeadProps) {
  return (
    <div className="pt-6 pb-7">
      <PageTitle parts={[title, of]} wrong={summary !== undefined} />
      <BackLink href={back.href}>{back.label}</BackLink>
      {summary ? <div className="mt-4 mb-8">{summary}</div> : null}
      {place ? <p className="quiet mt-2">{place}</p> : null}
      <h1 className={place ? "title" : "title mt-2"}>{title}</h1>
      {lead ? <p className="second mt-2">{lead}</p> : null}
    </div>
  );
}
