import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";

// A recount as plain as can be, with sets and maps and none of the application's code: what the fast one has to equal.

export type PlainBasket = {
  atMs: number;
  /** Of an order of nobody we know, the order itself. */
  customer: string;
  isGuest: boolean;
  held: Set<bigint>;
  /** Only through our own offers. */
  ours: Set<bigint>;
};

/** The baskets of paid orders, in order of time; fully refunded ones are left out, and lines that went back. */
export function plainBaskets(orders: readonly BasketOrder[]): PlainBasket[] {
  const baskets: PlainBasket[] = [];
  for (const order of orders) {
    const kept = order.lines.filter((line) => line.productId !== null && line.currentQuantity > 0);
    if (order.financialStatus === "refunded" || kept.length === 0) continue;
    const held = new Set<bigint>();
    const ours = new Set<bigint>();
    for (const line of kept) if (line.productId !== null && !line.isOurs) held.add(line.productId);
    for (const line of kept) if (line.productId !== null && !held.has(line.productId)) ours.add(line.productId);
    const customer = order.customerKey ?? `guest ${order.orderId}`;
    baskets.push({ atMs: order.atMs, customer, isGuest: order.customerKey === null, held, ours });
  }
  return baskets.sort((a, b) => a.atMs - b.atMs);
}

/** How often each product, and each pair ("lower id, higher id"), is in a basket, and what those baskets weigh. */
export function plainPairs(baskets: readonly PlainBasket[]) {
  const single = new Map<bigint, number>();
  const together = new Map<string, number>();
  const weight = new Map<string, number>();
  for (const { held } of baskets) {
    const ids = [...held].sort((a, b) => (a < b ? -1 : 1));
    ids.forEach((a, at) => {
      single.set(a, (single.get(a) ?? 0) + 1);
      for (const b of ids.slice(at + 1)) {
        const key = `${a},${b}`;
        together.set(key, (together.get(key) ?? 0) + 1);
        weight.set(key, (weight.get(key) ?? 0) + ids.length ** -0.5);
      }
    });
  }
  return { single, together, weight };
}

export function firstSales(baskets: readonly PlainBasket[]): Map<bigint, number> {
  const first = new Map<bigint, number>();
  for (const { atMs, held, ours } of baskets) {
    for (const id of [...held, ...ours]) if (!first.has(id)) first.set(id, atMs);
  }
  return first;
}

/** Everything a set's evidence says but its interval and its p. */
export function plainSet(
  baskets: readonly PlainBasket[],
  members: readonly bigint[],
  onSaleMs: ReadonlyMap<bigint, number> = firstSales(baskets),
) {
  const sinceMs = Math.max(...members.map((id) => onSaleMs.get(id) ?? 0));
  const since = baskets.filter((basket) => basket.atMs >= sinceMs);
  const rest = members.slice(0, -1);
  const last = members.at(-1) ?? 0n;
  const withRest = since.filter(({ held }) => rest.every((id) => held.has(id)));
  const withAll = withRest.filter(({ held }) => held.has(last));
  const withLast = since.filter(({ held }) => held.has(last));
  const sum = (of: (n: number) => number) => since.reduce((total, { held }) => total + of(held.size), 0);
  const places = sum((n) => n);
  const expected =
    places === 0
      ? 0
      : rest.length === 1
        ? (withRest.length * withLast.length * sum((n) => n * (n - 1))) / places ** 2
        : withRest.reduce((total, { held }) => total + held.size - rest.length, 0) * (withLast.length / places);
  const anyhow = since.filter(({ held, ours }) => members.every((id) => held.has(id) || ours.has(id)));
  return {
    sinceMs,
    baskets: since.length,
    each: members.map((id) => since.filter(({ held }) => held.has(id)).length),
    together: withAll.length,
    support: withAll.length / since.length,
    confidence: withRest.length > 0 ? withAll.length / withRest.length : 0,
    expected,
    lift: expected > 0 ? withAll.length / expected : 0,
    plainLift:
      withRest.length * withLast.length > 0 ? (withAll.length * since.length) / (withRest.length * withLast.length) : 0,
    customers: new Set(withAll.map(({ customer }) => customer)).size,
    guests: withAll.filter(({ isGuest }) => isGuest).length,
    throughOffers: anyhow.length - withAll.length,
  };
}
