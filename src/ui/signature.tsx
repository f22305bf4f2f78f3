/** A signature that was given on a screen, as its strokes: a path in a field of 600 by 200. */
export function Signature({ path, label }: { readonly path: string; readonly label: string }) {
  return (
    <svg className="signature signature--kept" viewBox="0 0 600 200" role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
