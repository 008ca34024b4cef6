import { add, Decimal, isDecimal } from "#app/liquid/decimal.ts";
import { isRecord, isSame, readProperty, toList, toNumber, toText } from "#app/liquid/values.ts";
import type { Filters } from "#app/liquid/world.ts";

/** Lists: choosing, ordering and adding up, by the items or by one of their properties. */
export const listFilters: Filters = {
  compact: async (list, { positional: [name] }) => keep(list, name, (value) => value !== null && value !== undefined),
  concat: (list, { positional: [other] }) => {
    if (!Array.isArray(other)) throw new Error("concat filter requires an array argument");
    return [...toList(list), ...toList(other)];
  },
  first: (list) => (Array.isArray(list) ? list[0] : readProperty(list, "first")),
  last: (list) => (Array.isArray(list) ? list.at(-1) : readProperty(list, "last")),
  join: (list, { positional: [glue = " "] }) => toList(list).map(toText).join(toText(glue)),
  map: (list, { positional: [name] }) => readAll(toList(list), name),
  reverse: (list) => toList(list).reverse(),
  size: (value) => (typeof value === "string" || typeof value === "object" ? readProperty(value, "size") : 0) ?? 0,
  slice: (value, { positional: [from, length = 1] }) => slice(value, toNumber(from), toNumber(length)),
  sort: async (list, { positional: [name] }) => sort(toList(list), name, compare),
  sort_natural: async (list, { positional: [name] }) =>
    sort(toList(list), name, (one, other) => compare(toText(one).toLowerCase(), toText(other).toLowerCase())),
  sum: async (list, { positional: [name] }) => sum(await readAll(toList(list), name)),
  uniq: async (list, { positional: [name] }) => uniq(toList(list), name),
  where: async (list, { positional }) => keep(list, positional[0], (value) => fits(value, positional)),
  reject: async (list, { positional }) => keep(list, positional[0], (value) => !fits(value, positional)),
  find: async (list, { positional }) => (await keep(list, positional[0], (value) => fits(value, positional)))[0],
  find_index: async (list, { positional }) => {
    const values = await readAll(toList(list), positional[0]);
    const index = values.findIndex((value) => fits(value, positional));
    return index === -1 ? null : index;
  },
  has: async (list, { positional }) =>
    (await readAll(toList(list), positional[0])).some((value) => fits(value, positional)),
};

/** Each item's property; the items themselves where none is named. */
function readAll(list: readonly unknown[], name: unknown): Promise<unknown[]> {
  if (name === undefined || name === null) return Promise.resolve([...list]);
  return Promise.all(list.map((item) => readProperty(item, toText(name))));
}

async function keep(list: unknown, name: unknown, isWanted: (value: unknown) => boolean): Promise<unknown[]> {
  const items = toList(list);
  const values = await readAll(items, name);
  return items.filter((_, place) => isWanted(values[place]));
}

/** Without a value to look for, whatever is true fits. */
function fits(value: unknown, [, wanted]: readonly unknown[]): boolean {
  return wanted === undefined || wanted === null ? value !== false && (value ?? null) !== null : isSame(value, wanted);
}

type Compare = (one: unknown, other: unknown) => number;

/** What has no value goes to the end. */
async function sort(list: readonly unknown[], name: unknown, compareTwo: Compare): Promise<unknown[]> {
  const values = await readAll(list, name);
  const order = list.map((_, place) => place);
  order.sort((one, other) => {
    const [a, b] = [values[one] ?? null, values[other] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return compareTwo(a, b);
  });
  return order.map((place) => list[place]);
}

function compare(one: unknown, other: unknown): number {
  const [a, b] = [one, other].map((side) => (side instanceof Decimal ? side.number : side));
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : Number(a > b);
  throw new Error(`comparison of ${kindOf(a)} with ${kindOf(b)} failed`);
}

function kindOf(value: unknown): string {
  if (typeof value === "number") return "Integer";
  return isRecord(value) ? "Hash" : `${typeof value}`.replace(/^./, (letter) => letter.toUpperCase());
}

function sum(values: readonly unknown[]): number | Decimal {
  const total = values.reduce((sofar: number, value) => add(sofar, toNumber(value)), 0);
  return values.some(isDecimal) ? new Decimal(total) : total;
}

async function uniq(list: readonly unknown[], name: unknown): Promise<unknown[]> {
  const values = await readAll(list, name);
  return list.filter((_, place) => values.findIndex((value) => isSame(value, values[place])) === place);
}

/** Characters of a text or items of a list, from the end for a place below nothing. */
function slice(value: unknown, from: number, length: number): unknown {
  const parts: unknown[] = Array.isArray(value) ? value : [...toText(value)];
  const start = from < 0 ? parts.length + from : from;
  const found = start < 0 || length < 0 ? [] : parts.slice(start, start + length);
  return Array.isArray(value) ? found : found.join("");
}
