import { describe, expect, test } from "vitest";
import type { ProductFact } from "#app/pipeline/catalog/product.ts";
import { listDifferingFacts } from "#app/pipeline/offers/upgrades/differing-facts.ts";
import { aProduct, type GivenProduct } from "./a-product.ts";

const differ = (from: GivenProduct, to: GivenProduct) =>
  listDifferingFacts(aProduct(1, from), aProduct(2, to)).map(
    ({ source, key, label, from, to }) => `${source} ${key} (${label}): ${from} > ${to}`,
  );

function facts(values: Record<string, string>, change: Partial<ProductFact> = {}): GivenProduct {
  const list = Object.entries(values).map(([key, value]) => ({ key: `custom.${key}`, value }));
  return { facts: list.map((one) => ({ ...one, label: null, type: "single_line_text_field", ...change })) };
}

describe("listDifferingFacts", () => {
  test.each<[what: string, from: GivenProduct, to: GivenProduct, rows: string[]]>([
    [
      "a metafield",
      facts({ water_tank: "1.2 l" }),
      facts({ water_tank: "2.0 l" }),
      ["metafield custom.water_tank (Water tank): 1.2 l > 2.0 l"],
    ],
    ["the same metafield", facts({ hob: "All" }), facts({ hob: "all " }), []],
    [
      "a metafield under the merchant's own name",
      facts({ tank: "1 l" }, { label: "Holds" }),
      facts({ tank: "2 l" }, { label: "Holds" }),
      ["metafield custom.tank (Holds): 1 l > 2 l"],
    ],
    [
      "a measurement",
      facts({ size: '{"value": 350, "unit": "MILLILITERS"}' }, { type: "volume" }),
      facts({ size: '{"value": 1.0, "unit": "LITERS"}' }, { type: "volume" }),
      ["metafield custom.size (Size): 350 ml > 1 l"],
    ],
    [
      "yes and no",
      facts({ dimmable: "false" }, { type: "boolean" }),
      facts({ dimmable: "true" }, { type: "boolean" }),
      ["metafield custom.dimmable (Dimmable): No > Yes"],
    ],
    [
      "a better rating",
      { ratingHundredths: 432 },
      { ratingHundredths: 471 },
      ["rating reviews.rating (Rating): 4.3 > 4.7"],
    ],
    ["a rating that looks the same", { ratingHundredths: 432 }, { ratingHundredths: 433 }, []],
    ["a rating of one only", {}, { ratingHundredths: 433 }, []],
    ["the weight", { weightGrams: 520 }, { weightGrams: 2840 }, ["weight weight (Weight): 520 g > 2.8 kg"]],
    ["hardly another weight", { weightGrams: 1000 }, { weightGrams: 1040 }, []],
    [
      "an option",
      { optionNames: ["Capacity"], optionValues: ["250 ml"] },
      { optionNames: ["capacity"], optionValues: ["500 ml"] },
      ["option Capacity (Capacity): 250 ml > 500 ml"],
    ],
    [
      "an option that is a matter of taste",
      { optionNames: ["Colour"], optionValues: ["Navy"] },
      { optionNames: ["Colour"], optionValues: ["Sage green"] },
      [],
    ],
    ["the price, never", { priceMinor: 1000 }, { priceMinor: 2000 }, []],
  ])("%s", (_, from, to, rows) => {
    expect(differ(from, to)).toEqual(rows);
  });

  test("what is known of both comes first, then what the better one tells alone", () => {
    const [from, to] = [facts({ app: "No", hob: "Gas" }), facts({ timer: "Yes", hob: "All" })];
    expect(differ(from, to)).toEqual([
      "metafield custom.hob (Hob): Gas > All",
      "metafield custom.timer (Timer):  > Yes",
      "metafield custom.app (App): No > ",
    ]);
  });

  test("a measurement that can't be read is unknown, not different", () => {
    const [from, to] = [facts({ size: "?" }, { type: "volume" }), facts({ size: "{}" }, { type: "volume" })];
    expect(differ(from, to)).toEqual([]);
  });

  test("at most six are shown", () => {
    const many = (value: string) => facts(Object.fromEntries([..."abcdefghi"].map((key) => [key, value])));
    expect(differ(many("1"), many("2"))).toHaveLength(6);
  });
});
