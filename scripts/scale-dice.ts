/** Chance that falls the same way each time: the same size gives the same rows. */
export type Dice = {
  /** A whole number from 0 to below `n`. */
  int(n: number): number;
  /** Whether something that happens with this probability happens. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A key that sorts by its moment, as those that the database makes (UUIDv7). */
  id(at: Date): string;
};

/** Dice from a seed (the generator splitmix32, 32 bits of state). */
export function diceFrom(seed: number): Dice {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const hex = () => next().toString(16).padStart(8, "0");
  const int = (n: number) => Math.floor((next() / 2 ** 32) * n);
  return {
    int,
    chance: (probability) => next() < probability * 2 ** 32,
    pick(list) {
      const found = list[int(list.length)];
      if (found === undefined) throw new RangeError("an empty list has nothing to pick");
      return found;
    },
    id(at) {
      const time = at.getTime().toString(16).padStart(12, "0");
      const [a, b, c] = [hex(), hex(), hex()];
      return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-8${a.slice(3, 6)}-${b}${c.slice(0, 4)}`;
    },
  };
}
