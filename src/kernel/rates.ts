/** Rates of small numbers with the range in which the true one lies: 95 of 100 such ranges hold it. Pure. */

export type Interval = { readonly low: number; readonly high: number };

/** 95.2%: a share from 0 to 1, as pages and files write it. No space; a whole number loses its zero. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, "")}%`;
}

/** Of the normal distribution, two-sided 95 %. */
const Z = 1.959963984540054;
const TAIL = 0.025;

/**
 * A share out of a count: 95 % interval after Wilson (1927), which holds with few answers too and never leaves 0–1. `part` of `whole`, whole
 * numbers with part ≤ whole. Throws RangeError otherwise, also for a whole of nought.
 */
export function shareInterval(part: number, whole: number): Interval {
  if (!isCount(part) || !isCount(whole) || whole === 0 || part > whole) throw new RangeError(`${part} of ${whole}`);
  const share = part / whole;
  const square = Z * Z;
  const middle = (share + square / (2 * whole)) / (1 + square / whole);
  const half = (Z / (1 + square / whole)) * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole * whole));
  return { low: part === 0 ? 0 : Math.max(0, middle - half), high: part === whole ? 1 : Math.min(1, middle + half) };
}

/**
 * How many events there would be on average, when so many were counted: exact 95 % interval of the Poisson distribution (Garwood 1936).
 * Throws RangeError for what is no count.
 */
export function eventInterval(events: number): Interval {
  if (!isCount(events)) throw new RangeError(`${events} events`);
  return {
    // Lower limit: with it, so many or more would come in 2.5 % of the times; upper: so many or fewer.
    low: events === 0 ? 0 : solve((mean) => 1 - atMost(events - 1, mean) - TAIL, 0, events),
    high: solve((mean) => TAIL - atMost(events, mean), events, events + 10 * Math.sqrt(events + 1) + 10),
  };
}

/** Events per 1,000 with its exact 95 % interval; null when there is nobody to whom they could have happened. */
export function perThousand(events: number, members: number): (Interval & { readonly rate: number }) | null {
  if (members === 0) return null;
  const { low, high } = eventInterval(events);
  const times = 1000 / members;
  return { rate: events * times, low: low * times, high: high * times };
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

/**
 * The chance of at most `events` when `mean` are expected: summed outwards from the likeliest count, as far as terms count for anything, so
 * that a hundred thousand events take some thousand terms.
 */
function atMost(events: number, mean: number): number {
  if (mean === 0) return 1;
  const peak = Math.min(events, Math.floor(mean));
  const top = Math.exp(peak * Math.log(mean) - mean - logFactorial(peak));
  let sum = top;
  for (let k = peak, term = top; k > 0 && term > sum * NEGLIGIBLE; k--) {
    term *= k / mean;
    sum += term;
  }
  for (let k = peak + 1, term = top; k <= events && term > sum * NEGLIGIBLE; k++) {
    term *= mean / k;
    sum += term;
  }
  return Math.min(1, sum);
}
const NEGLIGIBLE = 1e-18;

/** ln n!, by its terms, or from thirty on by Stirling's series, whose next term is below the last digit. */
function logFactorial(n: number): number {
  if (n >= 30)
    return (
      (n + 0.5) * Math.log(n) -
      n +
      0.5 * Math.log(2 * Math.PI) +
      1 / (12 * n) -
      1 / (360 * n ** 3) +
      1 / (1260 * n ** 5)
    );
  let sum = 0;
  for (let k = 2; k <= n; k++) sum += Math.log(k);
  return sum;
}

/** Where a function that grows from below nought to above crosses it. */
function solve(grows: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let round = 0; round < 80; round++) {
    const middle = (low + high) / 2;
    if (grows(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
