/** What the discount's `config` says. Without one, or one of another version, nothing is given. */
export type Config = {
  isOn: boolean;
  /** Whether customers who buy for a company get the savings too: not unless the config says so. */
  isForBusiness: boolean;
  /** Products that are left alone, by id. */
  excluded: ReadonlySet<number>;
};

/** Reads `{v: 1, on, b2b?, x?}`. */
export function parseConfig(value: unknown): Config {
  const { v, on, b2b, x } = toRecord(value);
  return {
    isOn: v === 1 && on === true,
    isForBusiness: b2b === true,
    excluded: new Set(Array.isArray(x) ? x.filter((id) => typeof id === "number") : []),
  };
}

const EMPTY: Record<string, unknown> = {};

/** Any JSON as an object, so that its fields can be asked for. Not a copy: a thousand rules are asked. */
export function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : EMPTY;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
