import type { Tie } from "./tie.ts";

/** The share of a product's orders that have another too, where the two are tied. */
export type Shares = (from: bigint, to: bigint) => number | undefined;

/** Looks the shares of ties up in both directions. */
export function sharesOf(strongest: ReadonlyMap<bigint, readonly Tie[]>): Shares {
  const shares = new Map<string, number>();
  for (const { productId: from, otherId: to, evidence } of [...strongest.values()].flat()) {
    const [withFrom = 0, withTo = 0] = evidence.each;
    if (withFrom > 0) shares.set(`${from} ${to}`, evidence.together / withFrom);
    if (withTo > 0) shares.set(`${to} ${from}`, evidence.together / withTo);
  }
  return (from, to) => shares.get(`${from} ${to}`);
}

/** A set from one of its products on, the others by how many of its orders have them. */
export function orderFrom(anchor: bigint, members: readonly bigint[], shares: Shares): bigint[] {
  const known = (one: bigint) => shares(anchor, one) ?? 0;
  const others = members.filter((one) => one !== anchor);
  return [anchor, ...others.sort((a, b) => known(b) - known(a) || (a < b ? -1 : 1))];
}
