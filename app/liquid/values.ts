import { Decimal } from "#app/liquid/decimal.ts";

/** What the values of a template come to where a filter needs a text, a number, a list or a property. */

/** As Liquid prints it: nothing for nil, the parts of a list one after the other, an object as Ruby shows a hash. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(toText).join("");
  const text = String(value);
  return text === "[object Object]" ? inspect(value) : text;
}

function inspect(value: unknown): string {
  if (value === null || value === undefined) return "nil";
  if (Array.isArray(value)) return `[${value.map(inspect).join(", ")}]`;
  if (isRecord(value) && String(value) === "[object Object]") {
    return `{${Object.entries(value)
      .map(([name, one]) => `${JSON.stringify(name)}=>${inspect(one)}`)
      .join(", ")}}`;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** The number that a value is, or that a text begins with; 0 for all else. */
export function toNumber(value: unknown): number {
  if (value instanceof Decimal) return value.number;
  if (typeof value === "number") return value;
  if (typeof value !== "string") return 0;
  const text = value.trim();
  return /^-?\d+\.\d+$/.test(text) ? Number(text) : Number(/^[+-]?\d+/.exec(text)?.[0] ?? 0);
}

/** The parts of a list of lists; nothing for nil; anything else is a list of itself. */
export function toList(value: unknown): unknown[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flat(Number.POSITIVE_INFINITY);
  const isMany = typeof value === "object" && Symbol.iterator in value;
  return isMany ? Array.from(value as Iterable<unknown>) : [value];
}

/** Whether it has properties to read. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Decimal);
}

/** Nil, false, and what has nothing in it: what `default` stands in for. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.getPrototypeOf(value) === Object.prototype && Object.keys(value).length === 0;
}

/** Whether two values are the same to Liquid: by what they are, never by how they are written. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Decimal || other instanceof Decimal) {
    const [a, b] = [one, other].map((side) => (side instanceof Decimal ? side.number : side));
    return a === b;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, place) => isSame(value, other[place]));
  }
  return one === other || ((one ?? null) === null && (other ?? null) === null);
}

/**
 * A property as Shopify's objects answer: their own names only, never what JavaScript's values bring along (`length`,
 * `constructor`, `trim`). A function is asked when the template asks.
 */
export function readProperty(object: unknown, key: string | number): unknown {
  if (Array.isArray(object)) return readList(object, key);
  if (typeof object === "string") return key === "size" ? [...object].length : undefined;
  if (typeof object !== "object" || object === null) return undefined;
  if (key in Object.prototype && !Object.hasOwn(object, key)) return undefined;
  const value: unknown = Reflect.get(object, key);
  if (typeof value === "function") return value.call(object);
  if (value !== undefined) return value;
  if (key === "size") return Object.keys(object).length;
  return key === "first" ? Object.entries(object)[0] : undefined;
}

function readList(list: readonly unknown[], key: string | number): unknown {
  if (key === "size") return list.length;
  if (key === "first") return list[0];
  if (key === "last") return list.at(-1);
  return typeof key === "number" || /^-?\d+$/.test(key) ? list.at(Number(key)) : undefined;
}
