import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shuffle, startDrawing } from "#app/kernel/draw.ts";

describe("startDrawing", () => {
  test("the same seed draws the same, another draws something else", () => {
    const draws = (seed: number) => {
      const draw = startDrawing(seed);
      return Array.from({ length: 20 }, () => draw(1000));
    };
    expect(draws(7)).toEqual(draws(7));
    expect(draws(8)).not.toEqual(draws(7));
  });

  test("every number below the limit is drawn about as often, and no other", () => {
    const draw = startDrawing(1);
    const counts = new Map<number, number>();
    for (let i = 0; i < 6000; i++) {
      const drawn = draw(6);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe("shuffle", () => {
  test("keeps what there is", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(), (items, seed) => {
        expect(shuffle([...items], startDrawing(seed)).sort()).toEqual(items.toSorted());
      }),
    );
  });

  test("each of three comes first about as often", () => {
    const draw = startDrawing(3);
    const first = Array.from({ length: 3000 }, () => shuffle(["a", "b", "c"], draw)[0]);
    for (const letter of ["a", "b", "c"]) {
      expect(Math.abs(first.filter((one) => one === letter).length - 1000)).toBeLessThan(120);
    }
  });
});
