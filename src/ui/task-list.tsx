import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tag } from "./tag";

export type Task = {
  readonly key: string;
  /** A verb and its object. */
  readonly label: ReactNode;
  /** Left out while it can't be done. */
  readonly href?: string | undefined;
  readonly mark?: ReactNode;
  readonly hint?: ReactNode;
  /** One of the known states, or a light, a date, a word. */
  readonly state: "done" | "begun" | "todo" | "wrong" | "locked" | { readonly show: ReactNode };
};

/** What there is to do, with how far each is. Also the list of what waits for somebody. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  return (
    <ol className="tasks">
      {tasks.map(({ key, label, href, mark, hint, state }) => (
        <li key={key}>
          <div>
            {href ? <a href={href}>{label}</a> : label}
            {mark}
            {hint ? <p className="hint">{hint}</p> : null}
          </div>
          <span className="tasks__state">{typeof state === "string" ? <TaskState state={state} /> : state.show}</span>
        </li>
      ))}
    </ol>
  );
}

function TaskState({ state }: { readonly state: Extract<Task["state"], string> }) {
  const t = useTranslations("ui");
  const words = t(`tasks.${state}`);
  if (state === "done") return words;
  if (state === "locked") return <span className="quiet">{words}</span>;
  return <Tag look={state === "wrong" ? "now" : "waiting"}>{words}</Tag>;
}
