import { setUpExtension } from "@shopify/ui-extensions-tester";
import { type Scene, setScene } from "./a-checkout.ts";

const WHERE = { configSearchDir: "extensions/checkout-offers" };

/** Opens the thank-you page after an order with these lines. */
export function openThankYou(scene: Scene) {
  const extension = setUpExtension("purchase.thank-you.block.render", WHERE);
  return { extension, ...setScene(extension.shopify, scene) };
}

/** `earlier`: products of the shopper's earlier orders; null where Shopify doesn't say. `answer`: what they answered before. */
type Status = Scene & { isSignedIn?: boolean; earlier?: readonly number[] | null; answer?: object; refuses?: boolean };

/** Opens the status page of order 5. What the customer account is asked and told is kept in `told`. */
export function openOrderStatus(scene: Status) {
  const extension = setUpExtension("customer-account.order-status.block.render", WHERE);
  const { shopify } = extension;
  const opened = setScene(shopify, scene);
  shopify.authenticationState.value = scene.isSignedIn === false ? "pre_authenticated" : "fully_authenticated";
  shopify.order.value = { id: "gid://shopify/Order/5", name: "#1005" };
  if (scene.answer) {
    const value = JSON.stringify(scene.answer);
    const metafield = { namespace: "$app", key: "suggestion", value, type: "json", valueType: "json_string" as const };
    shopify.appMetafields.value = [
      ...shopify.appMetafields.value,
      { target: { type: "order", id: "gid://shopify/Order/5" }, metafield },
    ];
  }
  const told: unknown[] = [];
  extension.fetch = async (url, init) => {
    const { query, variables } = JSON.parse(String(init?.body));
    if (url !== "shopify:customer-account/api/2026-07/graphql.json") throw new Error(`nobody is at ${url}`);
    if (query.includes("mutation Answer")) told.push(variables.metafields[0]);
    return Response.json(query.includes("mutation Answer") ? keep(scene) : listOrders(scene));
  };
  return { extension, told, ...opened };
}

function keep({ refuses }: Status) {
  return { data: { metafieldsSet: { userErrors: refuses ? [{ message: "not yours" }] : [] } } };
}

function listOrders({ earlier = [] }: Status) {
  if (earlier === null) return { errors: [{ message: "no" }] };
  const nodes = earlier.map((id) => ({ productId: `gid://shopify/Product/${id}` }));
  return { data: { customer: { orders: { nodes: [{ lineItems: { nodes } }] } } } };
}
