import type { ReactNode } from "react";

export type Tone = "primary" | "secondary" | "quiet" | "alarm";
const TONES = { primary: "btn", secondary: "btn btn--2", quiet: "btn btn--text", alarm: "btn btn--warn" } as const;

/** Class of a button or of a link that looks like one. Primary: one per view; alarm: only to withdraw or revoke. */
export function buttonClass(tone: Tone = "primary"): string {
  return TONES[tone];
}

type ButtonProps = {
  readonly children: ReactNode;
  readonly tone?: Tone;
  readonly type?: "submit" | "button";
  readonly name?: string;
  readonly value?: string;
  readonly formAction?: string | ((input: FormData) => void);
};

/** A button. Label: verb and object. There is no disabled one: what can't be done says why (`StepNo`). */
export function Button({ tone, type = "submit", children, ...rest }: ButtonProps) {
  return (
    <button className={buttonClass(tone)} type={type} {...rest}>
      {children}
    </button>
  );
}

/** A link with the weight of a button: it leads to a form or starts a download. */
export function ButtonLink({
  tone,
  href,
  children,
}: {
  readonly tone?: Tone;
  readonly href: string;
  readonly children: ReactNode;
}) {
  return (
    <a className={buttonClass(tone)} href={href}>
      {children}
    </a>
  );
}

/** One primary button and one quiet way out. */
export function Buttons({ children }: { readonly children: ReactNode }) {
  return <div className="btns">{children}</div>;
}
