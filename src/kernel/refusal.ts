/**
 * An expected no. The code is a key of words (`<feature>.refusals.<code>` or `ui.refusals.<code>`), so that the screen can say
 * what the rule is; it is recorded, and never carries content.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(`refused: ${code}`);
    this.name = "Refusal";
    this.code = code;
    this.params = params;
  }
}

/** Somebody else was faster: the record is not at the version that the person saw. */
export class Overtaken extends Refusal {
  constructor() {
    super("overtaken");
    this.name = "Overtaken";
  }
}

/** What is wrong with input: field → codes in words. */
export type Faults = Readonly<Record<string, readonly string[]>>;

/** Input that a check beyond the schema found wrong. */
export class InvalidInput extends Error {
  readonly fields: Faults;

  constructor(fields: Faults) {
    super(`invalid: ${Object.keys(fields).join(", ")}`);
    this.name = "InvalidInput";
    this.fields = fields;
  }
}

/** Throws InvalidInput when anything is wrong. */
export function refuseFaults(faults: Faults): void {
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
}
