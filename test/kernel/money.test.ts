import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencyExponent, parseMinor, toDecimal } from "#app/kernel/money.ts";

const currencies = fc.constantFrom("EUR", "USD", "JPY", "KRW", "KWD", "TND");
const amounts = fc.integer({ min: -(2 ** 50), max: 2 ** 50 });

describe("parseMinor", () => {
  test.each([
    ["12.5", "GBP", 1250],
    ["12.00", "GBP", 1200],
    ["12.", "GBP", 1200],
    ["-3", "GBP", -300],
    ["0.01", "USD", 1],
    ["1000", "JPY", 1000],
    ["100.0", "JPY", 100],
    ["1.234", "KWD", 1234],
    ["1.5", "KWD", 1500],
    [" 7.10 ", "EUR", 710],
    ["12.500000", "EUR", 1250],
  ])("reads %s %s as %d", (text, currency, minor) => {
    expect(parseMinor(text, currency)).toBe(minor);
  });

  test("takes minus nothing for nothing", () => {
    expect(Object.is(parseMinor("-0.00", "EUR"), 0)).toBe(true);
  });

  test.each(["", " ", ".", "-", "1,50", "1e3", "£5", "--1", "+1", "1.2.3", "Infinity", "NaN", "0x10", "1 000"])(
    'refuses "%s"',
    (text) => {
      expect(() => parseMinor(text, "EUR")).toThrow(RangeError);
    },
  );

  test("refuses decimals that the currency does not have, rather than rounding", () => {
    expect(() => parseMinor("1.234", "EUR")).toThrow("more decimals than EUR knows");
    expect(() => parseMinor("1.5", "JPY")).toThrow("more decimals than JPY knows");
    expect(() => parseMinor("1.2345", "KWD")).toThrow("more decimals than KWD knows");
  });

  test("refuses an amount too large to be exact", () => {
    expect(() => parseMinor("90071992547409.92", "EUR")).toThrow("too large");
    expect(parseMinor("90071992547409.91", "EUR")).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe("toDecimal", () => {
  test.each([
    [1250, "GBP", "12.50"],
    [5, "GBP", "0.05"],
    [-5, "GBP", "-0.05"],
    [0, "GBP", "0.00"],
    [1000, "JPY", "1000"],
    [0, "JPY", "0"],
    [1, "KWD", "0.001"],
  ])("writes %d of %s as %s", (minor, currency, text) => {
    expect(toDecimal(minor, currency)).toBe(text);
  });

  test("what is written is read back the same", () => {
    fc.assert(
      fc.property(amounts, currencies, (minor, currency) => {
        expect(parseMinor(toDecimal(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  test("writes exactly as many decimals as the currency has", () => {
    fc.assert(
      fc.property(amounts, currencies, (minor, currency) => {
        const decimals = toDecimal(minor, currency).split(".")[1] ?? "";
        expect(decimals).toHaveLength(currencyExponent(currency));
      }),
    );
  });
});
