"use client";

import { type ChangeEvent, type DragEvent, useRef, useState } from "react";
import { describedBy, FieldFrame, type FieldProps, type FormWords } from "./field";

type FileFieldProps = Omit<FieldProps, "defaultValue"> & {
  readonly words: FormWords;
  readonly accept?: string;
  readonly multiple?: boolean;
};

/**
 * The button first; dragging onto the box is an extra. The browser's own control speaks the browser's language, so it
 * shows only where no script can name the chosen files.
 */
export function FileField({ accept, multiple, ...field }: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [names, setNames] = useState<readonly string[]>([]);
  const [over, setOver] = useState(false);
  const id = field.id ?? field.name;

  function show({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    setNames([...(currentTarget.files ?? [])].map(({ name }) => name));
  }

  function hover(event: DragEvent) {
    event.preventDefault();
    setOver(event.type === "dragover");
  }

  function drop(event: DragEvent) {
    hover(event);
    if (!input.current) return;
    input.current.files = event.dataTransfer.files;
    setNames([...event.dataTransfer.files].map(({ name }) => name));
  }

  return (
    <FieldFrame
      {...field}
      control={
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button does the same by keyboard
        <div className="drop" data-over={over || undefined} onDragOver={hover} onDragLeave={hover} onDrop={drop}>
          <input
            className="vh"
            id={id}
            name={field.name}
            type="file"
            accept={accept}
            multiple={multiple}
            ref={input}
            onChange={show}
            aria-invalid={field.errors?.length ? true : undefined}
            aria-describedby={describedBy(field, id)}
          />
          <label className="btn btn--2" htmlFor={id}>
            {field.words.chooseFile}
          </label>
          <span className="drop__names">{names.length > 0 ? names.join("、") : field.words.orDrop}</span>
        </div>
      }
    />
  );
}
