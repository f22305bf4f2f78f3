"use client";

import { useState } from "react";
import { inLanguage } from "@/kernel/form-state";
import { Notice } from "../notice";
import { Signature } from "../signature";
import { type Choice, type ComparedField, choicesOf, chosenAtFirst, decided, differencesIn } from "./compare";
import type { Draft, Theirs } from "./store";
import type { KeptForm } from "./use-kept-form";

type ConflictPartProps = {
  readonly form: KeptForm;
  readonly draft: Draft;
  readonly theirs: Theirs;
};

/** What was written here beside what the server has now, field by field. Nothing is sent, and nothing lost, before its author has decided. */
export function ConflictPart({ form, draft, theirs }: ConflictPartProps) {
  const { words, fields } = form.plan;
  const differences = differencesIn(fields, draft.values, theirs.values);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>(() =>
    Object.fromEntries(
      differences.flatMap(({ field }) => {
        const choice = chosenAtFirst(field);
        return choice ? [[keyOf(field), choice]] : [];
      }),
    ),
  );
  const [asked, setAsked] = useState(false);
  const all = (choice: Choice) =>
    setChoices(
      Object.fromEntries(
        differences.map(({ field }) => [keyOf(field), choicesOf(field).includes(choice) ? choice : "theirs"]),
      ),
    );

  function send(): void {
    const made = differences.flatMap((difference) => {
      const choice = choices[keyOf(difference.field)];
      return choice ? [{ ...difference, choice }] : [];
    });
    if (made.length < differences.length) setAsked(true);
    else void form.decide(decided(draft.values, made), theirs.base);
  }

  return (
    <section className="conflict" aria-labelledby="conflict">
      <h2 className="h3" id="conflict" tabIndex={-1}>
        {words.conflict}
      </h2>
      <Notice tone="alarm" live>
        {inLanguage(theirs.sentence, form.words.language)}{" "}
        {differences.length > 0 ? words.conflictLead : words.conflictNone}
      </Notice>
      {differences.length > 1 ? (
        <p className="draft-line__acts">
          {(["mine", "theirs"] as const).map((choice) => (
            <button key={choice} className="link" type="button" onClick={() => all(choice)}>
              {choice === "mine" ? words.allMine : words.allTheirs}
            </button>
          ))}
        </p>
      ) : null}
      {differences.map(({ field, ...both }) => {
        const key = keyOf(field);
        const missing = asked && !choices[key];
        return (
          <fieldset key={key} className={missing ? "conflict__field field--error" : "conflict__field"}>
            <legend>{field.label}</legend>
            {missing ? <p className="error">{words.undecided}</p> : null}
            {field.stands ? <p className="hint">{words.stands}</p> : null}
            <div className="conflict__sides">
              {field.stands ? (
                <p data-side="mine">
                  <span>{words.mine}</span>
                  <Side field={field} text={both.mine} blank={words.blank} />
                </p>
              ) : null}
              {choicesOf(field).map((choice) => (
                <label key={choice} className="choice" data-side={choice}>
                  <input
                    type="radio"
                    name={`choice ${key}`}
                    checked={choices[key] === choice}
                    onChange={() => setChoices((before) => ({ ...before, [key]: choice }))}
                  />
                  <span>{words[choice]}</span>
                  {choice === "both" ? null : <Side field={field} text={both[choice]} blank={words.blank} />}
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
      <p>
        <button className="btn" type="button" onClick={send}>
          {words.decide}
        </button>
      </p>
    </section>
  );
}

function Side({
  field,
  text,
  blank,
}: {
  readonly field: ComparedField;
  readonly text: string;
  readonly blank: string;
}) {
  if (text === "") return <span className="conflict__text quiet">{blank}</span>;
  if (field.drawing) return <Signature path={text} label={field.label} />;
  return <span className="conflict__text">{field.choices?.[text] ?? text}</span>;
}

function keyOf({ name, part }: ComparedField): string {
  return part === undefined ? name : `${name} ${part}`;
}
