import { db } from "#app/runtime/database.server.ts";
import type { Given } from "#test/journeys/two-shops/call.ts";
import { customerOf, NOW } from "#test/journeys/two-shops/seed-records.ts";
import type { Twins } from "#test/journeys/two-shops/twins.ts";

/** What calls for our shop are made with. */
export async function makeGiven({ app, mine }: Twins): Promise<Given> {
  const shop = mine.shop.domain;
  const orders = await db().order.findMany({
    where: { shop, source: "api", customerKey: { not: null } },
    orderBy: { orderId: "desc" },
    distinct: ["customerKey"],
    take: 5,
  });
  const [keep, drop] = orders.flatMap((order) => order.customerKey ?? []);
  const products = await db().product.findMany({
    where: { shop, source: "api" },
    orderBy: { productId: "asc" },
    take: 5,
  });
  const [ordersIntake, productsIntake] = [orders[0]?.intakeId, products[0]?.intakeId];
  if (!keep || !drop || !ordersIntake || !productsIntake) throw new Error("the shop was not read in");
  const signal = new AbortController().signal;
  return {
    ...{ tx: db(), shop, world: mine, app, now: NOW, keys: [keep, drop], ordersIntake, productsIntake },
    context: { now: NOW, clock: () => new Date(), signal, isLastTry: true },
    orderIds: orders.map((order) => order.orderId),
    productIds: products.map((product) => product.productId),
    customerId: String(customerOf(mine).id),
    email: customerOf(mine).email ?? "",
  };
}
