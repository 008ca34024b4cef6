import { describe, expect, test } from "vitest";
import { startDrawing } from "#app/kernel/draw.ts";
import { DEFAULT_SCORING } from "#app/pipeline/affinities/affinity.ts";
import { askQuestions, splitByTime } from "#app/pipeline/affinities/hold-out.ts";
import { measureQuality } from "#app/pipeline/affinities/measure-quality.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import { ordersOf } from "#test/pipeline/baskets/a-basket-order.ts";

/** Baskets of a product and its twin (1 and 101, 2 and 102, …), with something else in a third of them. */
function twins(count: number) {
  const draw = startDrawing(7);
  const baskets = Array.from({ length: count }, () => {
    const product = 1 + draw(40);
    return draw(3) === 0 ? [product, product + 100, 201 + draw(20)] : [product, product + 100];
  });
  return composeBaskets(ordersOf(baskets), DEFAULT_BASKET_RULES).baskets;
}

describe("measureQuality", () => {
  test("under 300 test baskets there is no figure, and the scoring is the default", () => {
    expect(measureQuality(twins(1490), 1)).toEqual({ scoring: DEFAULT_SCORING, quality: { enough: false, n: 298 } });
    expect(measureQuality(twins(1500), 1).quality).toMatchObject({ enough: true, n: 300 });
  });

  test("where twins are bought together, the hidden twin is found", () => {
    const { quality } = measureQuality(twins(3000), 1);
    if (!quality.enough) throw new Error("600 baskets are enough");
    // A third of the baskets holds something else, which a third of the questions about them hides.
    expect(quality.ours).toBeGreaterThan(0.85);
    expect(quality.popularity).toBeLessThan(0.3);
    expect(quality.standardError).toBeCloseTo(Math.sqrt((quality.ours * (1 - quality.ours)) / 600), 10);
    expect(quality.coverage).toBeGreaterThan(0.79);
    expect(quality.tailN).toBeGreaterThan(550);
    expect(quality.tail).toBeGreaterThan(0.85);
  });

  test("the same seed gives the same figures", () => {
    expect(measureQuality(twins(2000), 5)).toEqual(measureQuality(twins(2000), 5));
  });

  test("what is judged on is never fitted or tuned on: the last baskets change no scoring", () => {
    const past = Array.from({ length: 1600 }, (_, i) => [1 + (i % 40), 101 + (i % 40)]);
    const future = (shift: number) => Array.from({ length: 400 }, (_, i) => [1 + (i % 40), 101 + ((i + shift) % 40)]);
    const judge = (shift: number) =>
      measureQuality(composeBaskets(ordersOf([...past, ...future(shift)]), DEFAULT_BASKET_RULES).baskets, 1);
    const [same, other] = [judge(0), judge(7)];
    expect(other.scoring).toEqual(same.scoring);
    expect(same.quality).toMatchObject({ ours: 1 });
    expect(other.quality).toMatchObject({ ours: 0 });
  });
});

describe("askQuestions", () => {
  const { baskets } = composeBaskets(ordersOf([[1], [1, 2], [1, 2, 3], [2], [3, 4]]), DEFAULT_BASKET_RULES);

  test("hides one product of each basket of two or more", () => {
    const questions = askQuestions(baskets, 0, 5, { seed: 3, atMost: 100 });
    expect(questions.map(({ cart }) => cart.length)).toEqual([1, 2, 1]);
    expect(questions.every(({ cart, hidden }) => !cart.includes(hidden))).toBe(true);
  });

  test("draws so many where there are more, and keeps their order", () => {
    expect(askQuestions(baskets, 0, 5, { seed: 3, atMost: 2 })).toHaveLength(2);
    expect(askQuestions(baskets, 3, 5, { seed: 3, atMost: 2 })).toHaveLength(1);
  });
});

describe("splitByTime", () => {
  test("65 % to fit, 15 % to tune, 20 % to judge", () => {
    expect(splitByTime(1000)).toEqual({ fitUntil: 650, tuneUntil: 800, baskets: 1000 });
  });
});
