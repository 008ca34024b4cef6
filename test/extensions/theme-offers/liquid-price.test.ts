import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencyExponent } from "#app/kernel/money.ts";
import { priceSet } from "#app/kernel/price-set.ts";
import { makeLiquid } from "#app/liquid/make-liquid.ts";
import { renderSnippet, worldOf } from "./a-page.ts";

const CURRENCIES = ["GBP", "EUR", "USD", "JPY", "KRW", "CLP", "ISK", "SEK"];
const CARTS = 2_500;

type Line = { unitMinor: number; quantity: number; productCap: number | null; variantCap: number | null };
type Cart = { currency: string; percentHundredths: number; lines: Line[] };

const percent = fc.integer({ min: 0, max: 10_000 });
const aCart: fc.Arbitrary<Cart> = fc.record({
  currency: fc.constantFrom(...CURRENCIES),
  percentHundredths: percent,
  lines: fc.array(
    fc.record({
      unitMinor: fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 99_999_999 })),
      quantity: fc.integer({ min: 1, max: 25 }),
      productCap: fc.option(percent.map((cap) => cap / 100)),
      variantCap: fc.option(percent.map((cap) => cap / 100)),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

/** What the snippets make of a cart's lines, in minor units: a block renders them the same way, one after the other. */
const TEMPLATE = `{%- for cart in carts -%}
  {%- capture step -%}{%- render 'tandem-step', currency: cart.currency -%}{%- endcapture -%}
  {%- assign step = step | plus: 0 -%}
  {%- for line in cart.lines -%}
    {%- capture percent -%}{%- render 'tandem-percent', pct: cart.pct, caps: line.caps, variant_id: 7, product_id: 8 -%}{%- endcapture -%}
    {%- render 'tandem-price', unit: line.unit, quantity: line.quantity, percent: percent, step: step %},
  {%- endfor -%};
{%- endfor -%}`;

async function savingsByLiquid(carts: readonly Cart[]): Promise<number[][]> {
  const liquid = makeLiquid(worldOf({}));
  const text = await liquid.render(TEMPLATE, { carts: carts.map(toLiquid) });
  return text
    .split(";")
    .slice(0, -1)
    .map((cart, index) => {
      const hundredths = cart.split(",").slice(0, -1).map(Number);
      return hundredths.map((one) => one / perMinorUnit(carts[index]?.currency ?? ""));
    });
}

function toLiquid({ currency, percentHundredths, lines }: Cart): object {
  return {
    currency,
    pct: percentHundredths / 100,
    lines: lines.map(({ unitMinor, quantity, productCap, variantCap }) => ({
      unit: unitMinor * perMinorUnit(currency),
      quantity,
      caps: { ...(productCap !== null && { p8: productCap }), ...(variantCap !== null && { v7: variantCap }) },
    })),
  };
}

/** Liquid counts every currency in hundredths. */
function perMinorUnit(currency: string): number {
  return 10 ** (2 - currencyExponent(currency));
}

function savingsByModule({ percentHundredths, lines }: Cart): number[] {
  const priced = priceSet(
    lines.map(({ unitMinor, quantity, productCap, variantCap }) => ({
      ...{ unitMinor, quantity },
      capPercent: Math.min(productCap ?? 100, variantCap ?? 100),
    })),
    percentHundredths / 100,
  );
  return priced.lines.map(({ savingMinor }) => savingMinor);
}

describe("the price in Liquid", () => {
  test(`is that of the pricing module, to the minor unit, in ${CARTS} carts`, { timeout: 120_000 }, async () => {
    const carts = fc.sample(aCart, { numRuns: CARTS, seed: 20_261_124 });
    const found = await savingsByLiquid(carts);
    expect(found).toHaveLength(CARTS);
    const wrong = carts.filter((cart, index) => String(savingsByModule(cart)) !== String(found[index]));
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test.each([
    // As observed on charged carts.
    ["79.98 at 4 %", 7998, 1, 4, 319],
    ["79.98 twice at 4 %", 7998, 2, 4, 639],
    ["0.99 at 1 %", 99, 1, 1, 0],
    ["19.99 at 4.35 %", 1999, 1, 4.35, 86],
    ["nothing at 50 %", 0, 3, 50, 0],
  ])("%s", async (_, unit, quantity, pct, saving) => {
    expect(Number(await renderSnippet("tandem-price", { unit, quantity, percent: pct, step: 1 }))).toBe(saving);
  });

  test("knows the same currencies without a minor unit as the rest of Tandem", async () => {
    const source = readFileSync("extensions/theme-offers/snippets/tandem-step.liquid", "utf8");
    const inLiquid = /without_minor_unit = '([A-Z ]+)'/.exec(source)?.[1]?.split(" ") ?? [];
    const all = [...inLiquid, ...Intl.supportedValuesOf("currency")];
    const inMoney = new Set(all.filter((currency) => currencyExponent(currency) === 0));
    expect(inLiquid.toSorted()).toEqual([...inMoney].toSorted());
  });

  test("of a currency with three decimals never shows more than is given", async () => {
    const saving = Number(await renderSnippet("tandem-price", { unit: 1234, quantity: 1, percent: 10, step: 1 }));
    // 12.340 dinar: Shopify takes off 1.234, the page says 1.23.
    expect(saving * 10).toBe(1230);
    expect(priceSet([{ unitMinor: 12_340, quantity: 1 }], 10).savingMinor).toBe(1234);
  });
});
