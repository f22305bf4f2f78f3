/** Addresses of draws: the bureau's side. */
export const drawsPath = "/visits/draws";
export const newDrawPath = "/visits/draws/new";

export function drawPath(drawId: string): string {
  return `/visits/draws/${drawId}`;
}

export function editDrawPath(drawId: string): string {
  return `/visits/draws/${drawId}/edit`;
}

/** The page that asks before a step. */
export function drawStepPath(drawId: string, step: string): string {
  return `/visits/draws/${drawId}?step=${step}`;
}

/** The frozen list as the text whose SHA-256 is published; its result beside it. */
export function drawListPath(drawId: string): string {
  return `/api/visit-draws/${drawId}`;
}

/** What everybody may know of draws. */
export const publicDrawsPath = "/draws";

export function publicDrawPath(drawId: string): string {
  return `/draws/${drawId}`;
}
