import { describe, expect, test } from "vitest";
import { lesserPercent, type Percent, priceSet, savingMinor } from "#app/kernel/price-set.ts";
import { cartLinesDiscountsGenerateRun } from "#extensions/bundle-discount/src/cart-lines-discounts-generate-run.ts";
import type { Input } from "#extensions/bundle-discount/src/function-types.ts";
import { type CartLine, drawCart, type PriceCart, toRule } from "#test/contracts/price-carts.ts";
import { renderSnippet } from "#test/extensions/theme-offers/a-page.ts";
import { amountText } from "#test/local-store/admin-api/types/money.ts";
import { readFunctionOutput } from "#test/local-store/cart/function-output.ts";
import { mergeReductions, weighCandidates } from "#test/local-store/cart/weigh-candidates.ts";
import { composeFunctionInput } from "#test/local-store/functions/compose-function-input.ts";
import { runDiscountFunction } from "#test/local-store/functions/run-function.ts";
import { startChance } from "#test/local-store/world/random.ts";

/** What is promised and what is charged are told apart by nothing, not a cent, not once in so many carts. */
const CARTS = Number(process.env.PRICE_CONTRACT_CARTS ?? 100_000);
const SAMPLE = 100;
const DISCOUNT = "gid://shopify/DiscountAutomaticNode/1";

const drawCarts = (count: number, label: string) => {
  const chance = startChance(20_261_124, label);
  return Array.from({ length: count }, () => drawCart(chance));
};

describe("the price contract", () => {
  test(`${CARTS} carts are charged what the pricing module promises`, () => {
    const chance = startChance(20_261_124, "price contract");
    const seen = new Map<string, number>();
    for (let n = 0; n < CARTS; n += 1) {
      const cart = drawCart(chance);
      const promised = promise(cart);
      const charged = charge(cart, cartLinesDiscountsGenerateRun(toInput(cart)));
      if (promised !== charged) expect({ n, cart, charged }).toEqual({ n, cart, charged: promised });
      if (promised < fullOf(cart)) seen.set(cart.currency, (seen.get(cart.currency) ?? 0) + 1);
    }
    // Nothing is proved by carts without a saving.
    expect(Math.min(...seen.values())).toBeGreaterThan(CARTS / 8);
    expect([...seen.keys()].sort()).toEqual(["EUR", "GBP", "JPY", "KWD"]);
  }, 120_000);

  test("the bundled Function in QuickJS, on what its own input query gives, charges the same", async () => {
    for (const cart of drawCarts(SAMPLE, "in QuickJS")) {
      const input = composeFunctionInput({
        ...{ currency: cart.currency, customer: null, companyId: null, localDate: "2026-11-24", language: "EN" },
        discount: { id: DISCOUNT, classes: ["PRODUCT"] },
        lines: cart.lines.map((line) => ({ ...line, unitAmount: amountText(line.unitMinor, cart.currency) })),
        metafield: (owner) => {
          const value = owner === DISCOUNT ? { v: 1, on: true } : rulesOn(cart, Number(owner.split("/").at(-1)));
          return value && { type: "json", value: JSON.stringify(value) };
        },
      });
      expect(input).toEqual(toInput(cart));
      const { output, error } = await runDiscountFunction(input);
      expect(error).toBeNull();
      expect(charge(cart, output)).toBe(promise(cart));
    }
  });

  test("the theme's Liquid shows the same saving on each line of a set", async () => {
    // Three decimals don't fit into Liquid's hundredths: a page shows such prices to the hundredth.
    const carts = drawCarts(SAMPLE, "in Liquid").filter(({ currency }) => currency !== "KWD");
    for (const { currency, sets, lines } of carts) {
      const step = Number(await renderSnippet("tandem-step", { currency }));
      for (const line of lines) {
        const set = line.inSet && sets[line.inSet.set];
        if (!set || !line.inSet) continue;
        const ids = { variant_id: line.variantId, product_id: line.productId };
        const percent = Number(await renderSnippet("tandem-percent", { pct: set.pct, caps: set.caps, ...ids }));
        const unit = line.unitMinor * step;
        const shown = await renderSnippet("tandem-price", { unit, quantity: line.inSet.units, percent, step });
        const promised = savingMinor(line.unitMinor, line.inSet.units, percentOf(set, line));
        expect(Number(shown) / step).toBe(promised);
      }
    }
  });
});

/** By the pricing module: each set as it was shown, and everything else at its full price. */
function promise({ sets, lines }: PriceCart): number {
  return sets.reduce((total, set, at) => {
    const own = lines.filter(({ inSet }) => inSet?.set === at);
    const members = own.map((line) => ({
      ...{ unitMinor: line.unitMinor, quantity: line.inSet?.units ?? 0 },
      capPercent: percentOf(set, line),
    }));
    return total - priceSet(members, set.pct).savingMinor;
  }, fullOf({ lines }));
}

function percentOf({ pct, caps }: PriceCart["sets"][number], { variantId, productId }: CartLine): Percent {
  return lesserPercent(pct, lesserPercent(caps[`v${variantId}`] ?? 100, caps[`p${productId}`] ?? 100));
}

/** By the local store, which has its own arithmetic and takes an answer as Shopify does. */
function charge({ currency, lines }: PriceCart, answer: unknown): number {
  const read = readFunctionOutput(answer);
  if (!read.ok) throw new Error(read.problem);
  const bare = lines.map((line) => ({ ...line, line, product: { isGiftCard: false } }));
  const weighing = { lines: bare, currency, title: "", isEntitled: () => true } as unknown as Parameters<
    typeof weighCandidates
  >[0];
  const reductions = read.output.operations.flatMap(({ productDiscountsAdd: add }) =>
    add ? [weighCandidates(weighing, add.candidates, add.selectionStrategy)] : [],
  );
  return [...mergeReductions(reductions).values()].reduce(
    (total, { amountMinor }) => total - amountMinor,
    fullOf({ lines }),
  );
}

function fullOf({ lines }: Pick<PriceCart, "lines">): number {
  return lines.reduce((sum, { unitMinor, quantity }) => sum + unitMinor * quantity, 0);
}

/** A set's rule is on its first product. */
function rulesOn({ sets }: PriceCart, productId: number): object | null {
  const own = sets.filter(({ slots }) => slots[0]?.productId === productId);
  return own.length > 0 ? { v: 1, r: own.map(toRule) } : null;
}

/** What the input query gives; written out, as the query itself takes a millisecond. */
function toInput(cart: PriceCart): Input {
  return {
    cart: {
      lines: cart.lines.map((line) => ({
        id: line.id,
        quantity: line.quantity,
        cost: { amountPerQuantity: { amount: amountText(line.unitMinor, cart.currency) } },
        sellingPlanAllocation: null,
        merchandise: {
          __typename: "ProductVariant",
          id: `gid://shopify/ProductVariant/${line.variantId}`,
          product: {
            id: `gid://shopify/Product/${line.productId}`,
            metafield: toMetafield(rulesOn(cart, line.productId)),
          },
        },
      })),
      cost: { subtotal: { currency: cart.currency } },
      buyer: null,
    },
    localization: { language: { code: "EN" } },
    shop: { today: { date: "2026-11-24" } },
    discount: { classes: ["PRODUCT"], metafield: { jsonValue: { v: 1, on: true } } },
  };
}

function toMetafield(jsonValue: unknown): { jsonValue: unknown } | null {
  return jsonValue === null ? null : { jsonValue };
}
