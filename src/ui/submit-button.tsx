"use client";

import { useFormStatus } from "react-dom";
import { buttonClass, type Tone } from "./button";

type SubmitButtonProps = {
  /** Verb and object: 提交投诉. Text, because the button keeps the width of the longer of its two labels. */
  readonly children: string;
  /** 正在提交… */
  readonly busy: string;
  readonly tone?: Tone;
  readonly name?: string;
  readonly value?: string;
};

/** The button that sends a form. While the answer is awaited it says so, keeps its width and stays focusable. */
export function SubmitButton({ children, busy, tone, name, value }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      className={buttonClass(tone)}
      type="submit"
      name={name}
      value={value}
      data-idle={children}
      data-busy={busy}
      aria-busy={pending || undefined}
    >
      {pending ? busy : children}
    </button>
  );
}
