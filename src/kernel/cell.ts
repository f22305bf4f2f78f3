import { percent } from "./rates";

/** A part of a whole, from 0 to 1: a number that a file shows in percent, as the page does. */
export type Share = { readonly share: number };
export type Cell = string | number | Share | null;

/** A share as a cell; null where there is none. */
export function shareCell(share: number | null | undefined): Share | null {
  return typeof share === "number" ? { share } : null;
}

/** The cell without a form of its own: a share in percent, as a text. */
export function plainCell(cell: Cell): string | number | null {
  return cell !== null && typeof cell === "object" ? percent(cell.share) : cell;
}
