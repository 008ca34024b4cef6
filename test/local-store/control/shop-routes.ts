import type { z } from "zod";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { requireShop, type StoreParts } from "#test/local-store/store-parts.ts";
import type { StoreActions } from "./actions.ts";
import type { ControlRoute } from "./control-routes.ts";
import { describeShop } from "./describe-shop.ts";
import { exportCsv } from "./export-csv.ts";
import * as wish from "./wishes.ts";

/** What can be done to one shop, and asked about it. */
export function shopRoutes(parts: StoreParts, actions: StoreActions): ControlRoute[] {
  return [...worldRoutes(parts, actions), ...appRoutes(actions), ...questions(parts)];
}

function post<Wish>(
  name: string,
  what: string,
  schema: z.ZodType<Wish>,
  run: (shop: string, wish: Wish) => unknown,
): ControlRoute {
  const path = `shops/:shop/${name}`;
  return { method: "POST", path, what, run: ({ params: [shop = ""], body }) => run(shop, schema.parse(body)) };
}

function worldRoutes(parts: StoreParts, actions: StoreActions): ControlRoute[] {
  return [
    post("place-order", "{ lines?: [{ variantId, quantity }], email?, … }", wish.order, (shop, order) =>
      actions.placeOrder(shop, wish.fillOrder(requireShop(parts, shop).world, order)),
    ),
    post("edit-order", "{ orderId, set?, add? }", wish.orderEdit, actions.editOrder),
    post("refund-order", "{ orderId, lines?, extraMinor?, restock? }", wish.refund, actions.refundOrder),
    post("cancel-order", "{ orderId, refund? }", wish.cancel, actions.cancelOrder),
    post("delete-order", "{ orderId }", wish.orderId, actions.deleteOrder),
    post("add-product", "{ title, priceMinor?, … }", wish.newProduct, actions.addProduct),
    post("update-product", "{ productId, set?, variants? }", wish.productEdit, actions.updateProduct),
    post("delete-product", "{ productId }", wish.productId, actions.deleteProduct),
    post("add-discount", "{ title, value, code?, discountClass?, … }", wish.discount, actions.addDiscount),
    post("remove-discount", "{ discountId }", wish.discountId, actions.removeDiscount),
    post("touch-collection", "{ collectionId }", wish.collectionId, actions.touchCollection),
    post("merge-customers", "{ keptId, goneId }", wish.merge, actions.mergeCustomers),
    post("request-data", "{ customerId }", wish.customerId, actions.requestData),
    post("redact-customer", "{ customerId }", wish.customerId, actions.redactCustomer),
  ];
}

function appRoutes(actions: StoreActions): ControlRoute[] {
  return [
    post("change-plan", "{ name, handle, status, price }", wish.plan, actions.changePlan),
    post("install", "{ scopes? }", wish.scopes.partial(), (shop, { scopes }) => actions.install(shop, scopes)),
    post("uninstall", "{}", wish.nothing, actions.uninstall),
    post("scopes", "{ scopes }", wish.scopes, (shop, { scopes }) => actions.setScopes(shop, scopes)),
    post("revoke-tokens", "{}", wish.nothing, actions.revokeTokens),
    post("session-token", "{ expMs? }", wish.token, (shop, options) => ({
      token: actions.mintSessionToken(shop, options),
    })),
  ];
}

function questions(parts: StoreParts): ControlRoute[] {
  const get = (
    name: string,
    what: string,
    run: (shop: LocalShop, query: URLSearchParams) => unknown,
  ): ControlRoute => ({
    method: "GET",
    path: `shops/:shop${name}`,
    what,
    run: ({ params: [shop = ""], query }) => run(requireShop(parts, shop), query),
  });
  return [
    get("", "the shop", describeShop),
    get("/metafields", "?owner=gid", ({ admin }, query) => admin.metafields[query.get("owner") ?? ""] ?? {}),
    get("/function-problems", "what Functions answered that was not used", ({ shoppers }) => shoppers.functionProblems),
    get("/orders.csv", "Shopify's orders export", ({ world }) => exportCsv(world, "orders")),
    get("/products.csv", "Shopify's products export", ({ world }) => exportCsv(world, "products")),
  ];
}
