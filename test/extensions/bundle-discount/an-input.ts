import type { Input, Output } from "#extensions/bundle-discount/src/function-types.ts";
import { composeFunctionInput } from "#test/local-store/functions/compose-function-input.ts";
import type { FunctionCart } from "#test/local-store/functions/function-cart.ts";

const DISCOUNT = "gid://shopify/DiscountAutomaticNode/1";

/** A line of a test's cart: line `n` of product `product`, whose variant is `product × 10` where nothing else is said. */
export type CartLine = { product: number; quantity?: number; price?: string; variant?: number; plan?: number };

export type Situation = Partial<Omit<FunctionCart, "lines" | "metafield" | "discount">> & {
  lines: readonly CartLine[];
  /** Wire rules by the product that carries them. */
  rules?: Readonly<Record<number, readonly object[]>>;
  config?: unknown;
  audiences?: readonly string[];
  classes?: FunctionCart["discount"]["classes"];
};

export const lineId = (n: number) => `gid://shopify/CartLine/00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** What Shopify would hand to the Function, by the extension's own input query. */
export function anInput({
  lines,
  rules = {},
  config = { v: 1, on: true },
  audiences,
  classes,
  ...cart
}: Situation): Input {
  const values: Record<string, unknown> = {
    [`${DISCOUNT} config`]: config,
    "gid://shopify/Customer/7 audiences": audiences && { v: 1, ids: audiences },
  };
  for (const [id, r] of Object.entries(rules)) values[`gid://shopify/Product/${id} bundle_rules`] = { v: 1, r };
  return composeFunctionInput({
    currency: "GBP",
    customer: null,
    companyId: null,
    localDate: "2026-11-24",
    language: "EN",
    ...cart,
    discount: { id: DISCOUNT, classes: classes ?? ["PRODUCT"] },
    lines: lines.map(({ product, quantity = 1, price = "10.00", variant = product * 10, plan }, n) => ({
      ...{ id: lineId(n), quantity, unitAmount: price, variantId: variant, productId: product, sellingPlanId: plan },
    })),
    metafield: (owner, namespace, key) => {
      const value = namespace === "$app" ? values[`${owner} ${key}`] : undefined;
      return value == null ? null : { type: "json", value: JSON.stringify(value) };
    },
  }) as Input;
}

/** What an answer takes off which lines, as `"<line>: <units or all> at <percent> %"`. */
export function describeOutput({ operations }: Output): string[] {
  return operations
    .flatMap(({ productDiscountsAdd }) => productDiscountsAdd.candidates)
    .flatMap(({ targets, value }) =>
      targets.map(({ cartLine: { id, quantity } }) => {
        return `${Number(id.slice(-12))}: ${quantity ?? "all"} at ${value.percentage.value} %`;
      }),
    )
    .sort();
}
