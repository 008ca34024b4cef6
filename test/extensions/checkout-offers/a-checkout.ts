import { setUpExtension } from "@shopify/ui-extensions-tester";
import { createCartLine, createStorage } from "@shopify/ui-extensions-tester/checkout";
import { toDecimal } from "#app/kernel/money.ts";
import { type Sold, toNode } from "./live-products.ts";
import { type Language, translateWith } from "./translate.ts";

const WHERE = { configSearchDir: "extensions/checkout-offers" };

/** A line: `unit` pounds apiece, `reduced` off all of it. */
export type Line = {
  product: number;
  variant?: number;
  quantity?: number;
  unit?: number;
  reduced?: number;
  plan?: boolean;
  attributes?: { key: string; value: string }[];
};

export type Scene = {
  lines: readonly Line[];
  /** Metafields of products, by id and key. */
  published?: Record<number, Record<string, unknown>>;
  config?: unknown;
  audiences?: readonly string[];
  sold?: readonly Sold[];
  words?: Record<string, { title: string; call?: string }>;
  arm?: string;
  isCompany?: boolean;
  settings?: Record<string, string | number>;
  language?: Language;
  isEditor?: boolean;
  declined?: readonly string[];
};

export const PAIR = {
  v: 1,
  b: [
    {
      id: "pair",
      kind: "bundle",
      slots: [
        { p: [1], q: 1 },
        { p: [2], q: 1 },
      ],
      pct: 5,
    },
  ],
};

/** Opens the place in checkout with this scene. */
export function openCheckout(scene: Scene) {
  const extension = setUpExtension("purchase.checkout.block.render", WHERE);
  const { shopify } = extension;
  Object.assign(shopify, { storage: createStorage({ ...(scene.declined && { declined: scene.declined }) }) });
  return { extension, shopify, ...setScene(shopify, scene) };
}

/** What all three pages are given. */
type Api = {
  lines: { value: unknown };
  cost: { subtotalAmount: { value: unknown } };
  appMetafields: { value: unknown };
  attributes: { value: unknown };
  settings: object;
  extension: object;
  i18n: object;
  query: unknown;
};

/** Sets a page's scene. What is asked of Shopify is answered from what is sold, and kept in `asked`. */
export function setScene(shopify: Api, scene: Scene) {
  const asked: Record<string, unknown>[] = [];
  shopify.lines.value = scene.lines.map(toCartLine);
  shopify.cost.subtotalAmount.value = { amount: 0, currencyCode: "GBP" };
  shopify.appMetafields.value = toMetafields(scene);
  shopify.attributes.value = scene.arm ? [{ key: "_tandem_arm", value: scene.arm }] : [];
  const company = { company: { id: "1", name: "Acme" }, location: { id: "1", name: "" } };
  give(shopify, "buyerIdentity", { purchasingCompany: { value: scene.isCompany ? company : undefined } });
  shopify.query = async (_query: string, { variables }: { variables: Record<string, unknown> }) => {
    asked.push(variables);
    return { data: answer(scene, variables) };
  };
  // Shopify's tester knows no setting that isn't set.
  give(shopify.settings, "value", { heading: undefined, most: undefined, layout: undefined, ...scene.settings });
  give(shopify.extension, "editor", scene.isEditor ? { type: "checkout" } : undefined);
  Object.assign(shopify.i18n, { translate: translateWith(scene.language ?? "en"), formatCurrency: writePounds });
  return { asked };
}

/** Puts there what Shopify's tester leaves out, as not every app is given it. */
function give(api: object, name: string, value: unknown): void {
  Object.defineProperty(api, name, { value, configurable: true, enumerable: true });
}

export function toCartLine(
  { product, variant = product * 10, quantity = 1, unit = 10, reduced = 0, plan, attributes = [] }: Line,
  at: number,
) {
  const money = (amount: number) => ({ amount, currencyCode: "GBP" as const });
  return createCartLine({
    ...{ id: `gid://shopify/CartLine/${at}`, quantity, attributes },
    cost: { totalAmount: money(unit * quantity - reduced) },
    discountAllocations: reduced
      ? [{ type: "automatic", title: "Bundle saving", discountedAmount: money(reduced) }]
      : [],
    merchandise: {
      ...{ type: "variant", id: `gid://shopify/ProductVariant/${variant}`, title: "Medium", selectedOptions: [] },
      product: { id: `gid://shopify/Product/${product}`, vendor: "", productType: "" },
      requiresShipping: true,
      sellingPlan: plan ? { id: "gid://shopify/SellingPlan/1", recurringDeliveries: true } : undefined,
    },
  });
}

function toMetafields({ published = {}, config = { v: 1, on: true }, audiences }: Scene) {
  const entry = (type: "product" | "shop" | "customer", id: string, key: string, value: unknown) => ({
    target: { type, id },
    metafield: {
      namespace: "$app",
      key,
      value: JSON.stringify(value),
      type: "json",
      valueType: "json_string" as const,
    },
  });
  return [
    entry("shop", "gid://shopify/Shop/1", "config", config),
    ...(audiences ? [entry("customer", "gid://shopify/Customer/7", "audiences", { v: 1, ids: audiences })] : []),
    ...Object.entries(published).flatMap(([id, values]) =>
      Object.entries(values).map(([key, value]) => entry("product", `gid://shopify/Product/${id}`, key, value)),
    ),
  ];
}

function answer({ sold = [], words = {} }: Scene, variables: Record<string, unknown>) {
  const ids = variables.ids as string[];
  const said = Object.entries(variables).flatMap(([name, handle]) => {
    const found = /^w\d+$/.test(name) ? words[String(handle)] : undefined;
    return found ? [[name, { title: { value: found.title }, call: found.call ? { value: found.call } : null }]] : [];
  });
  const nodes = ids.map((id) => sold.find((one) => id.endsWith(`/Product/${one.id}`)) ?? null);
  return { nodes: nodes.map((one) => one && toNode(one)), ...Object.fromEntries(said) };
}

function writePounds(amount: number | bigint): string {
  return `£${toDecimal(Math.round(Number(amount) * 100), "GBP")}`;
}
