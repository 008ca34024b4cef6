import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencyExponent } from "#app/kernel/money.ts";
import { savingMinor } from "#app/kernel/price-set.ts";
import { capInMarkets, chooseContexts, type PaidTwice, worthAtHome } from "#app/pipeline/publishing/market-prices.ts";
import type { Market, MarketCountry } from "#app/shopify/read-markets.server.ts";

const country = (code: string, currency: string, manualRate: string | null = null): MarketCountry => ({
  ...{ code, currency, manualRate },
});
const home: Market = { name: "Home", countries: [country("GB", "GBP")] };
const nobody = new Map<string, PaidTwice>();
const choose = (markets: Market[], paid: ReadonlyMap<string, PaidTwice> = nobody) =>
  chooseContexts(markets, { currency: "GBP", paid });

describe("chooseContexts", () => {
  test("asks nowhere where all are at home", () => {
    expect(choose([])).toEqual([]);
    expect(choose([{ name: "Home", countries: [country("GB", "GBP"), country("JE", "GBP")] }])).toEqual([]);
  });

  test("asks in one country of each currency of each market, home among them", () => {
    const europe = { name: "Europe", countries: [country("DE", "EUR", "1.16"), country("FR", "EUR", "1.16")] };
    const north = { name: "North", countries: [country("SE", "SEK", "13"), country("IM", "GBP")] };
    expect(choose([home, europe, north]).map(({ market, country: code }) => [market, code])).toEqual([
      ["Home", "GB"],
      ["Europe", "DE"],
      ["North", "IM"],
      ["North", "SE"],
    ]);
  });

  test("one market that pays in another currency is asked", () => {
    expect(choose([{ name: "All", countries: [country("DE", "EUR", "1.16")] }])).toHaveLength(1);
  });

  test.each([
    { currency: "GBP", manualRate: "2", minor: 999, worth: 999 },
    { currency: "EUR", manualRate: "1.16", minor: 1160, worth: 1000 },
    { currency: "EUR", manualRate: "1.16", minor: 1161, worth: 1000 },
    { currency: "EUR", manualRate: "0.5", minor: 1, worth: 2 },
    // Yen have no hundredths, Kuwait's dinars have thousandths.
    { currency: "JPY", manualRate: "190.4", minor: 1904, worth: 1000 },
    { currency: "JPY", manualRate: "190", minor: 190, worth: 100 },
    { currency: "KWD", manualRate: "0.4", minor: 4000, worth: 1000 },
    { currency: "IDR", manualRate: "20800.00", minor: 2_080_000, worth: 100 },
  ])("at $manualRate by hand $minor $currency are $worth pence", ({ currency, manualRate, minor, worth }) => {
    const [, context] = choose([home, { name: "Other", countries: [country("XX", currency, manualRate)] }]);
    expect(context?.rate && worthAtHome(minor, context.rate)).toBe(worth);
  });

  test("without a rate by hand, that of the newest order counts, and never above it", () => {
    const euros = { name: "Europe", countries: [country("DE", "EUR")] };
    const [, context] = choose([home, euros], new Map([["EUR", { presentmentMinor: 11600, shopMinor: 10000 }]]));
    // Less than half a penny of 100.00 either way.
    expect(context?.rate && worthAtHome(1160, context.rate)).toBe(999);
    expect(context?.rate && worthAtHome(1_160_000, context.rate)).toBe(999_906);
  });

  test.each([
    ["no order", nobody],
    ["an order of nothing", new Map([["EUR", { presentmentMinor: 0, shopMinor: 0 }]])],
    ["orders in another currency", new Map([["SEK", { presentmentMinor: 1300, shopMinor: 100 }]])],
  ])("with %s and no rate by hand nothing is known", (_what, paid) => {
    const [, context] = choose([home, { name: "Europe", countries: [country("DE", "EUR")] }], paid);
    expect(context?.rate).toBeNull();
  });

  test("a rate of nothing is none", () => {
    const [, context] = choose([home, { name: "Europe", countries: [country("DE", "EUR", "0.00")] }]);
    expect(context?.rate).toBeNull();
  });
});

describe("capInMarkets", () => {
  test.each([
    { prices: [1000], cost: 400, floor: 20, cap: 50 },
    { prices: [1000, 1000], cost: 400, floor: 20, cap: 50 },
    // 8.00 somewhere: 5.00 has to be left of it.
    { prices: [1000, 800], cost: 400, floor: 20, cap: 37.5 },
    { prices: [1000, 1200], cost: 400, floor: 20, cap: 50 },
    { prices: [1000, 833, 900], cost: 400, floor: 20, cap: 39.5 },
    { prices: [1000, 400], cost: 400, floor: 20, cap: 0 },
    { prices: [1000, 0], cost: 400, floor: 20, cap: 0 },
    { prices: [1000, 800], cost: null, floor: 20, cap: null },
  ])("$prices at a cost of $cost and a floor of $floor %: $cap %", ({ prices, cost, floor, cap }) => {
    const [first = 0, ...others] = prices;
    expect(capInMarkets([first, ...others], cost, floor)).toBe(cap);
  });

  const halves = (max: number) => fc.integer({ min: 0, max: max * 2 }).map((half) => half / 2);
  const amounts = fc.integer({ min: 1, max: 5_000_000 });
  const there = fc.record({
    minor: amounts,
    currency: fc.constantFrom("GBP", "EUR", "JPY", "KWD"),
    hundredths: fc.integer({ min: 1, max: 30_000 }),
  });

  test("what is paid in every market, brought home at its rate, leaves the floor, unless there was none before", () => {
    fc.assert(
      fc.property(amounts, amounts, halves(95), fc.array(there, { maxLength: 4 }), (own, cost, floor, sold) => {
        const markets = sold.map(({ currency, hundredths }, at) => {
          const rate = currency === "GBP" ? null : (hundredths / 100).toFixed(2);
          return { name: String(at), countries: [country("XX", currency, rate)] };
        });
        const contexts = chooseContexts([home, ...markets], { currency: "GBP", paid: nobody }).slice(1);
        const worth = contexts.map(({ rate }, at) => (rate ? worthAtHome(sold[at]?.minor ?? 0, rate) : Number.NaN));
        const cap = capInMarkets([own, ...worth], cost, floor) ?? Number.NaN;
        if (cap === 0) return;
        for (const { minor, currency, hundredths } of sold) {
          const paid = BigInt(minor - savingMinor(minor, 1, cap));
          const exponents = currencyExponent("GBP") - currencyExponent(currency);
          const rate = currency === "GBP" ? 100n : BigInt(hundredths);
          // (paid ÷ rate − cost) ÷ (paid ÷ rate) ≥ floor, in whole numbers.
          const left = paid * 100n * 10n ** BigInt(Math.max(exponents, 0)) * BigInt(1000 - floor * 10);
          const needed = BigInt(cost) * 1000n * rate * 10n ** BigInt(Math.max(-exponents, 0));
          expect(left).toBeGreaterThanOrEqual(needed);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("no market allows more than it would alone", () => {
    fc.assert(
      fc.property(amounts, fc.array(amounts), amounts, halves(95), (own, others, cost, floor) => {
        const alone = [own, ...others].map((price) => capInMarkets([price], cost, floor) ?? 100);
        expect(capInMarkets([own, ...others], cost, floor)).toBe(Math.min(...alone));
      }),
    );
  });
});
