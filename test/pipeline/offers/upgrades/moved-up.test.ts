import { describe, expect, test } from "vitest";
import { chanceOfHeads, judgeMoves } from "#app/pipeline/offers/upgrades/moved-up.ts";
import { DEFAULT_UPGRADE_SETTINGS } from "#app/pipeline/offers/upgrades/upgrade.ts";

function judge(...pairs: [up: number, down: number, expectedUp: number][]) {
  const counts = {
    up: Uint32Array.from(pairs, ([up]) => up),
    down: Uint32Array.from(pairs, ([, down]) => down),
    expectedUp: Float64Array.from(pairs, ([, , expectedUp]) => expectedUp),
  };
  return judgeMoves(counts, DEFAULT_UPGRADE_SETTINGS).map(({ direction }) => direction);
}

describe("judgeMoves", () => {
  test.each<[what: string, up: number, down: number, expectedUp: number, direction: string]>([
    ["many went up, few back", 38, 2, 6, "moved-up"],
    ["as many went back", 38, 36, 6, "unsure"],
    ["no more than come back for anything", 38, 2, 36, "unsure"],
    ["too few went either way", 4, 0, 0.1, "unsure"],
    ["nobody went", 0, 0, 0, "unsure"],
    ["most went down", 2, 12, 3, "moved-down"],
  ])("%s", (_, up, down, expectedUp, direction) => {
    expect(judge([up, down, expectedUp])).toEqual([direction]);
  });

  test("what would do alone does not among a thousand pairs of which nothing came", () => {
    const good: [number, number, number] = [10, 1, 0.5];
    const others = Array.from({ length: 1000 }, (): [number, number, number] => [5, 5, 5]);
    expect(judge(good)[0]).toBe("moved-up");
    expect(judge(good, ...others)[0]).toBe("unsure");
  });

  test("among a thousand pairs that go both ways alike, hardly any is said to move up", () => {
    let state = 7;
    const toss = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const pairs = Array.from({ length: 1000 }, (): [number, number, number] => {
      const up = Array.from({ length: 40 }, toss).filter((side) => side < 0.5).length;
      return [up, 40 - up, 1];
    });
    expect(judge(...pairs).filter((direction) => direction === "moved-up").length).toBe(0);
  });
});

describe("chanceOfHeads", () => {
  test.each([
    [0, 0, 1],
    [0, 5, 1],
    [5, 5, 1 / 32],
    [4, 5, 6 / 32],
    [2, 3, 0.5],
  ])("%i or more heads in %i tosses", (heads, tosses, chance) => {
    expect(chanceOfHeads(heads, tosses)).toBeCloseTo(chance, 10);
  });

  test("holds out with many tosses", () => {
    expect(chanceOfHeads(5000, 10_000)).toBeCloseTo(0.504, 3);
    expect(chanceOfHeads(6000, 10_000)).toBeLessThan(1e-80);
  });
});
