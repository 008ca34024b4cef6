import type { Baskets } from "#app/pipeline/baskets/basket.ts";

/** The baskets of each customer: those of customer `c` are `baskets[start[c]] … baskets[start[c + 1] - 1]`, in order of time. */
export type CustomerBaskets = { start: Uint32Array; baskets: Uint32Array };

/** Groups baskets by who bought them. Baskets are in order of time, and so are each customer's. */
export function groupByCustomer({ customers }: Pick<Baskets, "customers">): CustomerBaskets {
  const count = customers.reduce((most, customer) => Math.max(most, customer + 1), 0);
  const start = new Uint32Array(count + 1);
  for (const customer of customers) start[customer + 1] = (start[customer + 1] ?? 0) + 1;
  for (let customer = 0; customer < count; customer++) {
    start[customer + 1] = (start[customer + 1] ?? 0) + (start[customer] ?? 0);
  }
  const free = start.slice();
  const baskets = new Uint32Array(customers.length);
  customers.forEach((customer, basket) => {
    const place = free[customer] ?? 0;
    baskets[place] = basket;
    free[customer] = place + 1;
  });
  return { start, baskets };
}
