import { type Args, flag, optionalInteger, optionalText } from "./args.ts";
import { type ObjectResolvers, resolversOf } from "./context.ts";
import { badRequest } from "./errors.ts";

/** One page of a list, as `…Connection` types read it. */
export interface Page<T> {
  __page: true;
  items: T[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  cursorAt(position: number): string;
}

export interface Edge<T> {
  node: T;
  cursor: string;
}

/** How a list is ordered: by a value, then by id, so that a cursor stays good when the list grows. */
export interface Ordering<T> {
  id(item: T): number;
  /** Null: by id alone. */
  value: ((item: T) => string | number) | null;
}

/** An argument that only bulk queries give: the whole list, whatever its size. */
export const WHOLE = "*whole";

/** No page holds more than this (https://shopify.dev/docs/api/usage/pagination-graphql). */
export const LARGEST_PAGE = 250;

/**
 * Cuts a page out of a sorted list by `first/after` or `last/before`. Throws as Shopify does when neither `first` nor
 * `last` is given or when they are out of range. `args.reverse` has been applied to `sorted` by `sortFor`.
 */
export function paginate<T>(sorted: T[], args: Args, ordering: Ordering<T>): Page<T> {
  if (args[WHOLE] === true) return pageOf(sorted, sorted, 0, ordering);
  const first = optionalInteger(args, "first");
  const last = optionalInteger(args, "last");
  if (first === null && last === null) throw badRequest("you must provide one of first or last");
  if (first !== null && last !== null) throw badRequest("providing both first and last is not supported");
  const size = first ?? last ?? 0;
  if (size < 0 || size > LARGEST_PAGE) {
    throw badRequest(`\`${first === null ? "last" : "first"}\` must be between 0 and ${LARGEST_PAGE}, but is ${size}`);
  }
  const after = optionalText(args, "after");
  const before = optionalText(args, "before");
  const reverse = flag(args, "reverse");
  const from = after === null ? 0 : positionAfter(sorted, readCursor(after), ordering, reverse);
  const to = before === null ? sorted.length : positionBefore(sorted, readCursor(before), ordering, reverse);
  const start = first === null ? Math.max(from, to - size) : from;
  const end = first === null ? to : Math.min(to, from + size);
  return pageOf(sorted, sorted.slice(start, end), start, ordering);
}

function pageOf<T>(sorted: T[], items: T[], start: number, ordering: Ordering<T>): Page<T> {
  return {
    __page: true,
    items,
    hasNextPage: start + items.length < sorted.length,
    hasPreviousPage: start > 0,
    cursorAt(position) {
      const item = items[position];
      return item === undefined ? "" : writeCursor(ordering.id(item), ordering.value?.(item) ?? null);
    },
  };
}

/** The same page with each item turned into what its resolvers read. */
export function mapPage<T, U>(page: Page<T>, turn: (item: T) => U): Page<U> {
  return { ...page, items: page.items.map(turn) };
}

/** A list sorted for `paginate`; a copy. Keys are read once: a shop's orders are sorted at each request. */
export function sortFor<T>(list: T[], args: Args, ordering: Ordering<T>): T[] {
  const keyed = list.map((item) => ({ item, id: ordering.id(item), value: ordering.value?.(item) ?? null }));
  const sorted = keyed.sort((a, b) => compareKeys(a.id, a.value, b)).map(({ item }) => item);
  return flag(args, "reverse") ? sorted.reverse() : sorted;
}

/** For short lists in their own order (lines of an order, variants of a product): the cursor is the position. */
export function paginateInOrder<T>(list: T[], args: Args): Page<T> {
  const items = flag(args, "reverse") ? [...list].reverse() : list;
  const positions = new Map(items.map((item, at) => [item, at + 1]));
  return paginate(items, { ...args, reverse: false }, { id: (item) => positions.get(item) ?? 0, value: null });
}

interface Cursor {
  id: number;
  value: string | number | null;
}

function writeCursor(id: number, value: string | number | null): string {
  const content = value === null ? { last_id: id } : { last_id: id, last_value: value };
  return Buffer.from(JSON.stringify(content)).toString("base64");
}

function readCursor(cursor: string): Cursor {
  try {
    const content: { last_id?: unknown; last_value?: unknown } = JSON.parse(Buffer.from(cursor, "base64").toString());
    const value = content.last_value;
    if (typeof content.last_id === "number") {
      return { id: content.last_id, value: typeof value === "string" || typeof value === "number" ? value : null };
    }
  } catch {
    // falls through to the same answer
  }
  throw badRequest("Invalid cursor for current pagination sort.");
}

function compareKeys(id: number, value: string | number | null, to: Cursor): number {
  if (value !== null && to.value !== null && value !== to.value) return value < to.value ? -1 : 1;
  return id - to.id;
}

function positionAfter<T>(sorted: T[], cursor: Cursor, ordering: Ordering<T>, reverse: boolean): number {
  const sign = reverse ? -1 : 1;
  return firstPosition(
    sorted,
    (item) => sign * compareKeys(ordering.id(item), ordering.value?.(item) ?? null, cursor) > 0,
  );
}

function positionBefore<T>(sorted: T[], cursor: Cursor, ordering: Ordering<T>, reverse: boolean): number {
  const sign = reverse ? -1 : 1;
  return firstPosition(
    sorted,
    (item) => sign * compareKeys(ordering.id(item), ordering.value?.(item) ?? null, cursor) >= 0,
  );
}

/** Binary search for the first item that fits; all after it fit too. */
function firstPosition<T>(sorted: T[], fits: (item: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item !== undefined && fits(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Resolvers of every `…Connection` type, of its edges and of `PageInfo`. */
export const connectionResolvers: ObjectResolvers = resolversOf<Page<unknown>>({
  nodes: (page) => page.items,
  edges: (page) => page.items.map((node, at): Edge<unknown> => ({ node, cursor: page.cursorAt(at) })),
  pageInfo: (page) => page,
});

export const edgeResolvers: ObjectResolvers = resolversOf<Edge<unknown>>({
  node: (edge) => edge.node,
  cursor: (edge) => edge.cursor,
});

export const pageInfoResolvers: ObjectResolvers = resolversOf<Page<unknown>>({
  hasNextPage: (page) => page.hasNextPage,
  hasPreviousPage: (page) => page.hasPreviousPage,
  startCursor: (page) => (page.items.length === 0 ? null : page.cursorAt(0)),
  endCursor: (page) => (page.items.length === 0 ? null : page.cursorAt(page.items.length - 1)),
});
