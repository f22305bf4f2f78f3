/**
 * SHA-256 (FIPS 180-4) bit by bit of a stream. The browser's own digest wants the whole file in memory at once; a phone that sends
 * 200 MB can't give it that. Runs unchanged in browser and server.
 */
export class Sha256 {
  readonly #state = Uint32Array.of(
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19,
  );
  readonly #block = new Uint8Array(64);
  #filled = 0;
  #length = 0;

  /** Takes the next bytes. */
  update(bytes: Uint8Array): this {
    this.#length += bytes.length;
    let taken = 0;
    if (this.#filled > 0) {
      taken = Math.min(64 - this.#filled, bytes.length);
      this.#block.set(bytes.subarray(0, taken), this.#filled);
      this.#filled += taken;
      if (this.#filled < 64) return this;
      compress(this.#state, this.#block, 64);
      this.#filled = 0;
    }
    const whole = bytes.length - ((bytes.length - taken) % 64);
    compress(this.#state, bytes.subarray(taken, whole), whole - taken);
    this.#filled = bytes.length - whole;
    this.#block.set(bytes.subarray(whole));
    return this;
  }

  /** The hash of all that came, hexadecimal, lower case. Call it once, at the end. */
  digest(): string {
    const end = new Uint8Array(this.#filled < 56 ? 64 : 128);
    end.set(this.#block.subarray(0, this.#filled));
    end[this.#filled] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(end.length - 8, Math.floor(this.#length / 0x20000000)); // bits: the length times eight, in 64
    view.setUint32(end.length - 4, (this.#length << 3) >>> 0);
    compress(this.#state, end, end.length);
    return Array.from(this.#state, (word) => word.toString(16).padStart(8, "0")).join("");
  }
}

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const ROUND_KEYS = Int32Array.from(firstPrimes(64), (prime) => fraction(Math.cbrt(prime)));
const schedule = new Int32Array(64);

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

function fraction(root: number): number {
  return ((root - Math.floor(root)) * 0x100000000) | 0;
}

/** Takes `length` bytes, a multiple of 64, into the state. Indexes stay inside the arrays, whence `| 0` for the compiler's undefined. */
function compress(state: Uint32Array, bytes: Uint8Array, length: number): void {
  const w = schedule;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  for (let offset = 0; offset < length; offset += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(offset + i * 4);
    for (let i = 16; i < 64; i++) {
      const x = at(w, i - 15);
      const y = at(w, i - 2);
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = (at(w, i - 16) + s0 + at(w, i - 7) + s1) | 0;
    }
    let a = at(state, 0);
    let b = at(state, 1);
    let c = at(state, 2);
    let d = at(state, 3);
    let e = at(state, 4);
    let f = at(state, 5);
    let g = at(state, 6);
    let h = at(state, 7);
    for (let i = 0; i < 64; i++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(ROUND_KEYS, i) + at(w, i)) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => {
      state[i] = at(state, i) + word;
    });
  }
}

function at(words: Int32Array | Uint32Array, index: number): number {
  return (words[index] ?? 0) | 0;
}
