import { toDecimal } from "#app/kernel/money.ts";
import { savingMinor } from "#app/kernel/price-set.ts";
import type { BundleEntry } from "#app/pipeline/publishing/wire.ts";
import { cartLinesDiscountsGenerateRun } from "#extensions/bundle-discount/src/cart-lines-discounts-generate-run.ts";
import type { Input } from "#extensions/bundle-discount/src/function-types.ts";
import { toProductGid, toVariantGid } from "./ids.ts";
import type { CartLine } from "./read-cart.ts";

/** A line to be priced: one of the cart, or one that is not in it yet. */
export type PricedLine = Pick<CartLine, "id" | "productId" | "variantId" | "quantity" | "unitMinor" | "isPlain">;

/** What decides about savings besides the lines: the rules, and who buys. `day`: today, as 2026-03-31. */
export type Terms = {
  rules: ReadonlyMap<number, readonly unknown[]>;
  bundles: ReadonlyMap<number, readonly BundleEntry[]>;
  audiences: readonly string[];
  isCompany: boolean;
  currency: string;
  day: string;
};

/**
 * What the discount Function takes off each line, by the line's id, in minor units: its own code is run on what it would be
 * given, so that a promise made here is what Shopify charges. Rules are those on the lines' products and those of their sets:
 * a rule stands on one of its products only, which may not be in the cart yet.
 */
export function priceCart(lines: readonly PricedLine[], terms: Terms): Map<string, number> {
  const units = new Map(lines.map((line) => [line.id, line]));
  const savings = new Map<string, number>();
  for (const { productDiscountsAdd } of cartLinesDiscountsGenerateRun(toInput(lines, terms)).operations) {
    for (const { targets, value } of productDiscountsAdd.candidates) {
      for (const { cartLine } of targets) {
        const line = units.get(cartLine.id);
        if (!line) continue;
        const quantity = cartLine.quantity ?? line.quantity;
        savings.set(line.id, savingMinor(line.unitMinor, quantity, value.percentage.value));
      }
    }
  }
  return savings;
}

function toInput(lines: readonly PricedLine[], terms: Terms): Input {
  const { audiences, isCompany, currency, day } = terms;
  return {
    cart: {
      lines: lines.map((line) => toInputLine(line, terms)),
      cost: { subtotal: { currency } },
      buyer: {
        isSignedIn: audiences.length > 0,
        company: isCompany ? { __typename: "PurchasingCompany" } : null,
        customer: { metafield: { jsonValue: { v: 1, ids: audiences } } },
      },
    },
    localization: { language: { code: "EN" } },
    shop: { today: { date: day } },
    // Companies are shown offers only where the shop lets them have the savings too.
    discount: { classes: ["PRODUCT"], metafield: { jsonValue: { v: 1, on: true, b2b: true } } },
  };
}

function toInputLine(line: PricedLine, terms: Terms): Input["cart"]["lines"][number] {
  const { id, quantity, unitMinor, productId, variantId, isPlain } = line;
  return {
    ...{ id, quantity },
    cost: { amountPerQuantity: { amount: toDecimal(unitMinor, terms.currency) } },
    // What is no plain line is left alone by the same word as a subscription.
    sellingPlanAllocation: isPlain ? null : { __typename: "SellingPlanAllocation" },
    merchandise: {
      ...{ __typename: "ProductVariant", id: toVariantGid(variantId) },
      product: { id: toProductGid(productId), metafield: { jsonValue: { v: 1, r: listRules(productId, terms) } } },
    },
  };
}

/** The rules on a product, and those of the sets on its page, each once. */
function listRules(productId: number, { rules, bundles }: Terms): unknown[] {
  const all = [
    ...(rules.get(productId) ?? []),
    ...(bundles.get(productId) ?? []).filter(({ pct }) => pct > 0).map(toRule),
  ];
  return [...new Map(all.map((rule) => [JSON.stringify(rule), rule])).values()];
}

/** A set's rule as publishing writes it, so that equal ones are equal as text. */
function toRule({ slots, pct, caps, from, until, audience }: BundleEntry): unknown {
  const s = [...slots]
    .sort((one, other) => (one.p[0] ?? 0) - (other.p[0] ?? 0))
    .map(({ p, q }) => (q === 1 && p.length === 1 ? p[0] : { p, q }));
  return {
    s,
    p: pct,
    ...(caps && { c: caps }),
    ...(from && { f: from }),
    ...(until && { u: until }),
    ...(audience && { a: audience }),
  };
}
