import type { ReactNode } from "react";

type SectionProps = {
  readonly id: string;
  readonly title: ReactNode;
  /** 3 inside a record and in the margin, 2 on quiet pages. Only the size: the element stays `h2`. */
  readonly size?: 2 | 3;
  /** At the right of the head: a link, a count. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
};

/** A part of a page: an ink line, a head, no box. */
export function Section({ id, title, size = 3, end, children }: SectionProps) {
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section__head">
        <h2 className={`h${size}`} id={id}>
          {title}
        </h2>
        {end}
      </div>
      {children}
    </section>
  );
}

/** Content at the left, what belongs to it at the right; one below the other on narrow screens. `wide`: clocks and steps. */
export function Split({
  children,
  aside,
  wide,
}: {
  readonly children: ReactNode;
  readonly aside: ReactNode;
  readonly wide?: boolean;
}) {
  return (
    <div className={wide ? "split split--case" : "split"}>
      <div className="stack stack--wide">{children}</div>
      <aside className="aside">{aside}</aside>
    </div>
  );
}
