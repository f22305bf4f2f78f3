"use client";

import { type PointerEvent, useEffect, useRef, useState } from "react";
import { FieldGroup, type FieldProps, textOf } from "./field";

const WIDTH = 600;
const HEIGHT = 200;

type SignatureFieldProps = FieldProps & {
  readonly clear: string;
  /** Said where the browser runs no script: how to sign then. */
  readonly noScript: string;
};

/** A signature by finger, pen or mouse: posts its strokes as an SVG path in a field of 600 by 200. */
export function SignatureField({ clear, noScript, ...field }: SignatureFieldProps) {
  const id = field.id ?? field.name;
  const [path, setPath] = useState(textOf(field.defaultValue) ?? "");
  const drawing = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const drawn = useRef(path);

  // A hidden field tells nobody that it was filled in: whoever saves as is typed listens for this.
  useEffect(() => {
    if (drawn.current === path) return;
    drawn.current = path;
    input.current?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [path]);

  function at({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>): string {
    const box = currentTarget.getBoundingClientRect();
    const place = (from: number, length: number, span: number) =>
      Math.max(0, Math.min(span, Math.round((from / length) * span)));
    return `${place(clientX - box.left, box.width, WIDTH)} ${place(clientY - box.top, box.height, HEIGHT)}`;
  }

  function down(event: PointerEvent<SVGSVGElement>): void {
    const point = at(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    setPath((before) => `${before}M${point}L${point}`);
  }

  function move(event: PointerEvent<SVGSVGElement>): void {
    if (!drawing.current) return;
    const point = at(event);
    // A point that is where the last one was adds nothing but length.
    setPath((before) => (before.endsWith(`L${point}`) ? before : `${before}L${point}`));
  }

  return (
    <FieldGroup
      {...field}
      control={
        <>
          <input type="hidden" name={field.name} value={path} ref={input} />
          <svg
            id={id}
            className="signature"
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            aria-hidden="true"
            onPointerDown={down}
            onPointerMove={move}
            onPointerUp={() => {
              drawing.current = false;
            }}
          >
            <path d={path} />
          </svg>
          <button className="link" type="button" onClick={() => setPath("")}>
            {clear}
          </button>
          <noscript>
            <p className="hint">{noScript}</p>
          </noscript>
        </>
      }
    />
  );
}
