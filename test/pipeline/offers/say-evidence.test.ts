import { describe, expect, test } from "vitest";
import { toSetEvidence } from "#app/pipeline/offers/propose.ts";
import { type Saying, sayEvidence } from "#app/pipeline/offers/say-evidence.ts";
import { evidenceOf, UNTIL } from "#test/pipeline/offers/an-offer.ts";

const measured = { lift: 2.1, liftLow: 1.6, liftHigh: 2.8 };
const calendar = { timeZone: "Europe/London", now: UNTIL };

function say(titles: string[], evidence = evidenceOf(42, [310, 200], measured), given: Partial<Saying> = {}): string {
  return sayEvidence(toSetEvidence(evidence), { kind: "bundle", titles, ...calendar, ...given });
}

describe("sayEvidence", () => {
  test("says what was counted, what chance would give, and since when", () => {
    expect(say(["Dripper", "Filter papers"])).toBe(
      "42 of the 310 orders with “Dripper” also had “Filter papers”, 2.1 times what baskets of that size would give by chance (1.6 to 2.8), since 3 March.",
    );
  });

  test("of three and four it says the last against all others", () => {
    const three = evidenceOf(18, [310, 200, 90], { ...measured, confidence: 18 / 95 });
    expect(say(["Pot", "Grater", "Bowl"], three)).toMatch(
      /^18 of the 95 orders with “Pot” and “Grater” also had “Bowl”, 2\.1 times/,
    );
    const four = evidenceOf(7, [310, 200, 90, 50], { ...measured, confidence: 7 / 21 });
    expect(say(["Shaker", "Jigger", "Glasses", "Bitters"], four)).toMatch(
      /^7 of the 21 orders with “Shaker”, “Jigger” and “Glasses” also had “Bitters”,/,
    );
  });

  test("of a quantity break it compares with what is usual in the shop", () => {
    const several = evidenceOf(120, [400], { lift: 1.84, liftLow: 1.5, liftHigh: 2.1 });
    expect(say(["Tea"], several, { kind: "quantity", several: 2 })).toBe(
      "120 of the 400 orders with “Tea” had more than one of it, 1.8 times what is usual in this shop (1.5 to 2.1), since 3 March.",
    );
    expect(say(["Tea"], several, { kind: "quantity", several: 12 })).toMatch(/ had 12 or more of it,/);
  });

  test("thousands have commas, and figures beyond ten no decimals", () => {
    const much = evidenceOf(1204, [20_117, 9000], { lift: 12.34, liftLow: 9.96, liftHigh: 1500 });
    expect(say(["A", "B"], much)).toMatch(/^1,204 of the 20,117 orders .* 12 times .* \(10 to 1,500\)/);
    const little = evidenceOf(42, [310, 200], { lift: 9.94, liftLow: 0.96, liftHigh: 9.95 });
    expect(say(["A", "B"], little)).toMatch(/ 9\.9 times .* \(1\.0 to 10\)/);
  });

  test("one order is not called orders", () => {
    expect(say(["A", "B"], evidenceOf(1, [1, 1]))).toMatch(/^1 of the 1 order with/);
  });

  test("a day of another year has its year, and days are the shop's own", () => {
    expect(say(["A", "B"], undefined, { now: new Date("2027-01-01T00:00:00Z") })).toMatch(/, since 3 March 2026\.$/);
    const midnight = evidenceOf(42, [310, 200], { sinceMs: Date.parse("2026-03-02T23:30:00Z") });
    expect(say(["A", "B"], midnight)).toMatch(/since 2 March\.$/);
    expect(say(["A", "B"], midnight, { timeZone: "Europe/Berlin" })).toMatch(/since 3 March\.$/);
  });

  test("titles stay on one line, within their quotation marks, and of a length that can be read", () => {
    expect(say([' 12" “Plate”,\n blue ', "B"])).toMatch(/with “12" ‘Plate’, blue” also/);
    const [, title = ""] = /with “(.*)” also/.exec(say([`${"word ".repeat(20)}end`, "B"])) ?? [];
    expect(title).toMatch(/^(word )+word…$/);
    expect([...title].length).toBeLessThanOrEqual(60);
    expect(say(["ספל", "כוס"])).toContain("“\u2068ספל\u2069” also had “\u2068כוס\u2069”, 2.1 times");
    expect(say([`${"é".repeat(58)}🫖🫖`, "B"])).toContain("🫖🫖”");
  });
});
