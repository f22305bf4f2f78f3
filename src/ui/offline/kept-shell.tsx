"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { FormShell } from "../form-shell";
import { Notice } from "../notice";
import { ConflictPart } from "./conflict-part";
import { DraftLine } from "./draft-line";
import type { KeptForm } from "./use-kept-form";

type KeptShellProps = {
  readonly form: KeptForm;
  readonly children: ReactNode;
  /** As of `FormShell`. */
  readonly late?: boolean;
};

/**
 * The form of `useKeptForm`: above it what lies on this device and where that stands; around it what saves as is typed. While two versions
 * wait for a decision, or once its text has arrived, there is nothing to be filled in.
 */
export function KeptShell({ form, children, late }: KeptShellProps) {
  const { plan, draft, photos, unready, phase, elsewhere, shown, element } = form;
  const theirs = draft?.answer?.theirs;
  const line = useRef<HTMLDivElement>(null);
  // Who pressed the button below a long form learns above it that there is no connection.
  useEffect(() => {
    if (phase === "no-line") line.current?.focus();
  }, [phase]);
  return (
    <div className="stack">
      {elsewhere ? <Notice tone="warn">{plan.words.elsewhere}</Notice> : null}
      {draft ? (
        <DraftLine
          {...{ draft, photos, phase }}
          ref={line}
          unready={unready.map(({ label }) => label)}
          words={plan.words}
          signIn={plan.signIn}
          onSend={() => void form.synchronise()}
          onDiscard={() => void form.discard()}
        />
      ) : null}
      {draft && theirs ? <ConflictPart key={draft.savedAt} form={form} draft={draft} theirs={theirs} /> : null}
      <div
        ref={element}
        onInput={form.saveSoon}
        onChange={form.saveSoon}
        inert={phase === "sending"}
        hidden={draft?.state === "sent" || theirs !== undefined}
      >
        <FormShell key={shown} form={form} late={late}>
          {children}
        </FormShell>
      </div>
    </div>
  );
}
