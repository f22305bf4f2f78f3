import { Refusal } from "@/kernel/refusal";

/** In how many seconds whoever was refused as `busy` may ask again. */
export const ASK_AGAIN = 5;

/**
 * Lets so many at once do what takes much of this process, and the others after them in the order in which they came. Whoever has waited for
 * `seconds` goes away undone. Each process has a line of its own, because what is short is its own: its threads, its connections.
 */
export function waitingLine({ atOnce, seconds }: { readonly atOnce: number; readonly seconds: number }) {
  let inside = 0;
  const line: (() => void)[] = [];

  function turn(): Promise<void> {
    if (inside < atOnce) {
      inside++;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(patience);
        resolve();
      };
      const patience = setTimeout(() => {
        line.splice(line.indexOf(enter), 1);
        reject(new Refusal("busy"));
      }, seconds * 1000);
      line.push(enter);
    });
  }

  /** Does the work in its turn. Refuses `busy` when that doesn't come in time: then nothing was done. */
  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    await turn();
    try {
      return await work();
    } finally {
      // Whoever leaves hands his place to the next, so that nobody who comes just now gets before him.
      const next = line.shift();
      if (next) next();
      else inside--;
    }
  };
}
