import { describe, expect, test } from "vitest";
import { sayUpgrade, type UpgradeEvidence } from "#app/pipeline/offers/upgrades/say-upgrade.ts";

const calendar = { timeZone: "Europe/London", now: new Date("2026-11-22T12:00:00Z") };

function evidence({ together = 3, expected = 21.4, up = 38, down = 2 } = {}): UpgradeEvidence {
  const counts = {
    baskets: 5000,
    together,
    each: [300, 200],
    expected,
    confidence: together / 300,
    customers: together,
  };
  return {
    together: {
      ...{ ...counts, since: new Date("2026-03-03T00:00:00Z"), lift: together / expected, plainLift: 0.2 },
      ...{ liftLow: 0, liftHigh: 0.5 },
    },
    moves: { up, down, expectedUp: 4, p: 0.001 },
  };
}

describe("sayUpgrade", () => {
  test("both signals in one sentence", () => {
    expect(sayUpgrade(evidence(), ["alike", "substitute", "moved-up"], { titles: ["A", "B"], ...calendar })).toBe(
      "38 shoppers who bought “A” later bought “B” and not “A” again, 2 went the other way; " +
        "the two are almost never bought together (3 orders, 21 expected by chance), since 3 March.",
    );
  });

  test("those who moved up", () => {
    const said = sayUpgrade(evidence({ up: 1234, down: 0 }), ["alike", "moved-up"], {
      titles: ["A", "B"],
      ...calendar,
    });
    expect(said).toBe(
      "1,234 shoppers who bought “A” later bought “B” and not “A” again, nobody went the other way, since 3 March.",
    );
  });

  test.each([
    [0, "are almost never bought together (0 orders, 21 expected by chance)"],
    [1, "are almost never bought together (1 order, 21 expected by chance)"],
    [8, "are rarely bought together (8 orders, 21 expected by chance)"],
    [14, "are less often bought together than chance would have it (14 orders, 21 expected)"],
  ])("%i orders with both", (together, words) => {
    const said = sayUpgrade(evidence({ together }), ["alike", "substitute"], { titles: ["A", "B"], ...calendar });
    expect(said).toBe(`“A” and “B” ${words}, since 3 March.`);
  });
});
