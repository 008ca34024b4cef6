import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import { requireShop, type StoreParts } from "#test/local-store/store-parts.ts";
import type { WebhookFault } from "#test/local-store/webhooks/faults.ts";
import { writeWorldAsCsv } from "#test/local-store/world/write-csv.ts";
import type { StoreActions } from "./actions.ts";
import { CsvText } from "./csv-text.ts";
import { describeShop } from "./describe-shop.ts";
import * as wish from "./wishes.ts";

/** One thing that can be asked of the control. */
export interface ControlRoute {
  method: "GET" | "POST" | "DELETE";
  /** Below `/__control/`; `:name` stands for one part. */
  path: string;
  what: string;
  run(asked: { params: string[]; body: unknown; query: URLSearchParams }): unknown;
}

export function listRoutes(parts: StoreParts, actions: StoreActions): ControlRoute[] {
  return [...shopRoutes(parts, actions), ...storeRoutes(parts), ...faultRoutes(parts)];
}

function storeRoutes(parts: StoreParts): ControlRoute[] {
  const clock = () => ({ now: new Date(parts.clock.now()).toISOString(), speed: parts.clock.speed() });
  return [
    {
      method: "GET",
      path: "state",
      what: "shops, clock, faults",
      run: () => ({
        clock: clock(),
        shops: [...parts.shops.values()].map(describeShop),
        faults: {
          webhooks: parts.webhooks.faults.list(),
          auth: parts.authFaults.list(),
          admin: parts.adminDeps.faults,
        },
      }),
    },
    {
      method: "POST",
      path: "clock",
      what: "{ advanceMs?, speed? }",
      async run({ body }) {
        const { advanceMs, speed } = wish.clock.parse(body);
        if (speed !== undefined) parts.clock.setSpeed(speed);
        if (advanceMs !== undefined) await parts.clock.advance(advanceMs);
        parts.changed();
        return clock();
      },
    },
    {
      method: "GET",
      path: "webhooks",
      what: "the log, newest first; ?shop= &topic= &status= &limit=",
      run: ({ query }) => listDeliveries(parts, query),
    },
    {
      method: "POST",
      path: "webhooks/:id/resend",
      what: "sends a delivery once more, as it was",
      run: ({ params: [id = ""] }) => parts.webhooks.resend(id),
    },
    {
      method: "POST",
      path: "webhooks/settle",
      what: "waits until no attempt is under way",
      run: () => parts.webhooks.settled(),
    },
  ];
}

function listDeliveries(parts: StoreParts, query: URLSearchParams) {
  const fits = (key: "shop" | "topic" | "status", value: string) => !query.has(key) || query.get(key) === value;
  const limit = Number(query.get("limit") ?? 100);
  return parts.webhooks
    .log()
    .filter((one) => fits("shop", one.shop) && fits("topic", one.topic) && fits("status", one.status))
    .slice(-limit)
    .reverse();
}

function faultRoutes(parts: StoreParts): ControlRoute[] {
  return [
    {
      method: "POST",
      path: "faults/webhooks",
      what: "{ kind, topic?, shop?, times?, copies?, ms? }",
      run: ({ body }) => parts.webhooks.faults.add(wish.webhookFault.parse(body) satisfies WebhookFault),
    },
    {
      method: "POST",
      path: "faults/auth",
      what: "{ kind: unreachable | error | refuse-refresh, shop?, times? }",
      run: ({ body }) => parts.authFaults.set(wish.authFault.parse(body)),
    },
    {
      method: "POST",
      path: "faults/admin",
      what: "fields of AdminFaults (admin-api/faults.ts)",
      run: ({ body }) => Object.assign(parts.adminDeps.faults, wish.adminFaults.parse(body)),
    },
    {
      method: "DELETE",
      path: "faults",
      what: "no faults any more",
      run() {
        parts.webhooks.faults.clear();
        parts.authFaults.clear();
        Object.assign(parts.adminDeps.faults, wish.noAdminFaults());
      },
    },
  ];
}

function shopRoutes(parts: StoreParts, actions: StoreActions): ControlRoute[] {
  const post = <Wish>(
    name: string,
    what: string,
    schema: z.ZodType<Wish>,
    run: (shop: string, wish: Wish) => unknown,
  ) =>
    ({
      method: "POST",
      path: `shops/:shop/${name}`,
      what,
      run: ({ params: [shop = ""], body }) => run(shop, schema.parse(body)),
    }) satisfies ControlRoute;
  const get = (name: string, what: string, run: (shop: string, query: URLSearchParams) => unknown) =>
    ({
      method: "GET",
      path: `shops/:shop/${name}`,
      what,
      run: ({ params: [shop = ""], query }) => run(shop, query),
    }) satisfies ControlRoute;
  const shopOf = (name: string) => requireShop(parts, name);
  return [
    post("place-order", "{ lines?: [{ variantId, quantity }], email?, … }", wish.order, (shop, order) =>
      actions.placeOrder(shop, wish.fillOrder(shopOf(shop).world, order)),
    ),
    post("edit-order", "{ orderId, set?, add? }", wish.orderEdit, actions.editOrder),
    post("refund-order", "{ orderId, lines?, extraMinor?, restock? }", wish.refund, actions.refundOrder),
    post("cancel-order", "{ orderId, refund? }", wish.cancel, actions.cancelOrder),
    post("delete-order", "{ orderId }", wish.orderId, actions.deleteOrder),
    post("add-product", "{ title, priceMinor?, … }", wish.newProduct, actions.addProduct),
    post("update-product", "{ productId, set?, variants? }", wish.productEdit, actions.updateProduct),
    post("delete-product", "{ productId }", wish.productId, actions.deleteProduct),
    post("touch-collection", "{ collectionId }", wish.collectionId, actions.touchCollection),
    post("merge-customers", "{ keptId, goneId }", wish.merge, actions.mergeCustomers),
    post("request-data", "{ customerId }", wish.customerId, actions.requestData),
    post("redact-customer", "{ customerId }", wish.customerId, actions.redactCustomer),
    post("change-plan", "{ name, handle, status, price }", wish.plan, actions.changePlan),
    post("install", "{ scopes? }", wish.scopes.partial(), (shop, { scopes }) => actions.install(shop, scopes)),
    post("uninstall", "{}", wish.nothing, actions.uninstall),
    post("scopes", "{ scopes }", wish.scopes, (shop, { scopes }) => actions.setScopes(shop, scopes)),
    post("revoke-tokens", "{}", wish.nothing, actions.revokeTokens),
    post("session-token", "{ expMs? }", wish.token, (shop, options) => ({
      token: actions.mintSessionToken(shop, options),
    })),
    get("metafields", "?owner=gid", (shop, query) => shopOf(shop).admin.metafields[query.get("owner") ?? ""] ?? {}),
    get("orders.csv", "Shopify's orders export", (shop) => exportCsv(shopOf(shop).world, "orders")),
    get("products.csv", "Shopify's products export", (shop) => exportCsv(shopOf(shop).world, "products")),
    get("", "the shop", (shop) => describeShop(shopOf(shop))),
  ];
}

async function exportCsv(world: Parameters<typeof writeWorldAsCsv>[0]["world"], which: "orders" | "products") {
  const folder = mkdtempSync(join(tmpdir(), "local-store-export-"));
  try {
    const ordersFile = join(folder, "orders.csv");
    const productsFile = join(folder, "products.csv");
    await writeWorldAsCsv({ world, ordersFile, productsFile });
    return new CsvText(readFileSync(which === "orders" ? ordersFile : productsFile, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
