"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type FormAction, type FormValues, valuesOf } from "@/kernel/form-state";
import { dayByNow, deviceNow } from "../device-clock";
import type { FormWords } from "../field";
import { type Form, useForm } from "../form-shell";
import { type ComparedField, saidOf, unreadyIn } from "./compare";
import { sendDraft } from "./outbox";
import { dropPage, dropPagesOfOthers } from "./pages";
import { type Answer, type Draft, dropDraft, onChange, type Photo, photosOf, readDraft, writeDraft } from "./store";
import type { OfflineWords } from "./words";

/** What a form needs to be filled in without a connection. */
export type KeptPlan = Pick<Draft, "id" | "owner" | "title" | "sendTo" | "photosTo" | "done" | "after" | "base"> & {
  /** Fields that can be set beside the server's. */
  readonly fields: readonly ComparedField[];
  /** The field that holds the day of today until somebody writes another, and the moment at which the page was made. */
  readonly today?: { readonly field: string; readonly madeAt: number };
  readonly signIn: string;
  readonly words: OfflineWords;
};

export type KeptForm = Form & {
  readonly plan: KeptPlan;
  readonly draft: Draft | undefined;
  readonly photos: readonly Photo[];
  /** What the draft lacks, or has wrong, and isn't taken with. */
  readonly unready: readonly ComparedField[];
  readonly phase: "idle" | "sending" | "no-line";
  /** The same form is open in another tab, which keeps what is written. */
  readonly elsewhere: boolean;
  /** Changes when other texts are to stand in the fields. */
  readonly shown: number;
  readonly element: RefObject<HTMLDivElement | null>;
  /** Saves what stands in the fields now. */
  readonly save: () => Promise<Draft>;
  readonly saveSoon: () => void;
  readonly synchronise: () => Promise<void>;
  readonly decide: (values: FormValues, base: Draft["base"]) => Promise<void>;
  readonly discard: () => Promise<void>;
};

type Options = {
  readonly action: FormAction;
  readonly words: FormWords;
  readonly initial: FormValues;
  readonly plan: KeptPlan;
};

/** After so long without a key what was typed is saved. */
const PAUSE = 300;

/**
 * A form whose content lies on this device until the server has it. Without a script it is the plain form of its action; with one, what is
 * typed is saved as it is typed, and sent when its author says so.
 */
export function useKeptForm({ action, words, initial, plan }: Options): KeptForm {
  const { id, owner } = plan;
  const [draft, setDraft] = useState<Draft>();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [restored, setRestored] = useState<FormValues>();
  const [shown, setShown] = useState(0);
  const [phase, setPhase] = useState<KeptForm["phase"]>("idle");
  const [elsewhere, setElsewhere] = useState(false);
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef<Draft>(undefined);
  const first = useRef({ initial, today: plan.today });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef(false);
  const form = useForm({ action, words, initial: restored ?? initial, answer: toldIn(draft?.answer) });

  const look = useCallback(async (): Promise<Draft | undefined> => {
    const found = await readDraft(id);
    const own = found?.owner === owner ? found : undefined;
    latest.current = own;
    setDraft(own);
    setPhotos(own ? await photosOf(id) : []);
    return own;
  }, [id, owner]);

  const show = useCallback((values: FormValues): void => {
    setRestored(values);
    setShown((count) => count + 1);
  }, []);

  useEffect(() => {
    const life = new AbortController();
    const { signal } = life;
    void dropPagesOfOthers(owner);
    void look().then((found) => {
      const values = found?.values ?? onLaterDay(first.current);
      if (values && !signal.aborted) show(values);
    });
    onChange(() => void look(), signal);
    void holdAlone(id, signal, () => setElsewhere(true));
    return () => life.abort();
  }, [id, owner, look, show]);

  async function keep(values: FormValues, change: Partial<Draft>): Promise<Draft> {
    clearTimeout(timer.current);
    const { title, sendTo, photosTo, done, after, base } = plan;
    const before = latest.current ?? { key: freshKey(), initial, base };
    const next: Draft = {
      ...{ id, owner, title, sendTo, photosTo, done, after, state: "writing", ...before },
      ...{ values, savedAt: deviceNow(), ...change },
    };
    latest.current = next;
    await writeDraft(next);
    return next;
  }

  function valuesNow(): FormValues {
    const here = element.current?.querySelector("form");
    return here ? valuesOf(new FormData(here)) : (latest.current?.values ?? initial);
  }

  function saveSoon(): void {
    if (elsewhere || busy.current || latest.current?.state === "sent") return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keep(valuesNow(), { state: "writing" }), PAUSE);
  }

  async function synchronise(): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setPhase("sending");
    const sending = await sendDraft(id);
    busy.current = false;
    if (sending.kind === "arrived") arrive(plan.done);
    else await look();
    setPhase(sending.kind === "no-line" ? "no-line" : "idle");
  }

  const unready = draft ? unreadyIn(plan.fields, draft.values) : [];

  return {
    ...form,
    field: (name, within) => {
      const field = form.field(name, within);
      const said = saidOf(name, unready, draft?.values ?? {});
      return said === undefined || field.errors?.length ? field : { ...field, errors: [said] };
    },
    plan,
    ...{ draft, photos, unready, phase, elsewhere, shown, element, saveSoon, synchronise },
    save: () => keep(valuesNow(), latest.current ? {} : { state: "writing" }),
    take: (input) => {
      if (elsewhere) return form.send(input);
      void keep(valuesOf(input), { state: "ready", answer: undefined }).then(
        () => synchronise(),
        () => form.send(input), // a browser that keeps nothing sends it the plain way
      );
    },
    decide: async (values, base) => {
      await keep(values, { state: "ready", answer: undefined, base: { ...latest.current?.base, ...base } });
      show(values);
      await synchronise();
    },
    discard: async () => {
      await dropDraft(id);
      if (draft?.state === "sent") await dropPage(id);
      location.reload();
    },
  };
}

/** What stands in the fields at first where the page was made on another day than it is by now. */
function onLaterDay({
  initial,
  today,
}: {
  readonly initial: FormValues;
  readonly today: KeptPlan["today"];
}): FormValues | undefined {
  const day = today && initial[today.field];
  if (!today || typeof day !== "string") return undefined;
  const now = dayByNow(day, today.madeAt);
  return now === day ? undefined : { ...initial, [today.field]: now };
}

/** The answer that stands above the form; two versions side by side have a place of their own. */
function toldIn(answer: Answer | undefined): Answer | undefined {
  return answer?.theirs ? undefined : answer;
}

/** Holds the form for this tab until it goes; when another has it, says so. */
async function holdAlone(id: string, signal: AbortSignal, otherwise: () => void): Promise<void> {
  if (!navigator.locks) return;
  // A page that is just being left lets go within moments.
  const waits = AbortSignal.any([signal, AbortSignal.timeout(1500)]);
  const gone = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  await navigator.locks
    .request(`write ${id}`, { signal: waits }, () => gone)
    .catch(() => signal.aborted || otherwise());
}

/** A UUID, also where the browser makes none by itself: over plain http. */
export function freshKey(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  const hex = bytes.map((byte, at) => (at === 6 ? (byte & 15) | 64 : at === 8 ? (byte & 63) | 128 : byte));
  const text = hex.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}

const ARRIVED = "arrived";

/** Goes to the page of what has arrived, which says when that was. */
function arrive(href: string): void {
  sessionStorage.setItem(ARRIVED, JSON.stringify({ href: new URL(href, location.href).pathname, at: deviceNow() }));
  location.assign(href);
}

/** When what this page shows has arrived from this tab; undefined when it hasn't. */
export function arrivedAt(): number | undefined {
  const { href, at } = JSON.parse(sessionStorage.getItem(ARRIVED) ?? "{}");
  return href === location.pathname && typeof at === "number" ? at : undefined;
}
