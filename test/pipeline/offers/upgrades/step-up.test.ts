import { describe, expect, test } from "vitest";
import { toGood } from "#app/pipeline/offers/good.ts";
import { judgeStep, type Offerable } from "#app/pipeline/offers/upgrades/step-up.ts";
import { DEFAULT_UPGRADE_SETTINGS } from "#app/pipeline/offers/upgrades/upgrade.ts";
import { aProduct, type GivenProduct } from "./a-product.ts";

function offerable(given: GivenProduct): Offerable {
  const compared = aProduct(1, given);
  const good = toGood(compared, 0);
  if (!good) throw new Error("unreachable");
  return { compared, good };
}

const judge = (from: GivenProduct, to: GivenProduct) =>
  judgeStep(offerable(from), offerable(to), DEFAULT_UPGRADE_SETTINGS);

describe("judgeStep", () => {
  test.each<[what: string, from: GivenProduct, to: GivenProduct, reason: string | null]>([
    ["a tenth dearer", { priceMinor: 1000 }, { priceMinor: 1100 }, null],
    ["hardly dearer", { priceMinor: 1000 }, { priceMinor: 1099 }, "price-step"],
    ["two and a half times as dear", { priceMinor: 1000 }, { priceMinor: 2500 }, null],
    ["dearer than that", { priceMinor: 1000 }, { priceMinor: 2501 }, "price-step"],
    ["cheaper", { priceMinor: 1000 }, { priceMinor: 900 }, "price-step"],
    ["as well rated", rated(430), { ...rated(430), priceMinor: 1500 }, null],
    ["lower rated", rated(430), { ...rated(429), priceMinor: 1500 }, "lower-rated"],
    ["not rated", rated(430), { priceMinor: 1500 }, null],
    ["rated, and the lesser one not", {}, { ...rated(310), priceMinor: 1500 }, null],
    ["earning more", { costMinor: 500 }, { priceMinor: 1500, costMinor: 900 }, null],
    ["earning as much", { costMinor: 500 }, { priceMinor: 1500, costMinor: 1000 }, "lower-margin"],
    ["of unknown cost", { costMinor: 500 }, { priceMinor: 1500 }, null],
  ])("what is %s", (_, from, to, reason) => {
    expect(judge(from, to)).toBe(reason);
  });

  test("nobody who chose the dearest of the lesser one is offered a cheaper thing", () => {
    const dearest = { ...aProduct(1).variants[0], position: 2, priceMinor: 3000 };
    const from = aProduct(1);
    const twice = { variants: [...from.variants, ...aProduct(1, dearest).variants] };
    expect(judge(twice, { priceMinor: 1500 })).toBe("price-step");
  });
});

function rated(ratingHundredths: number): GivenProduct {
  return { ratingHundredths };
}
