import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareTitles, composeTitleVectors } from "#app/pipeline/offers/upgrades/title-vectors.ts";

function likeness(a: string, b: string, others: string[] = []) {
  return compareTitles(composeTitleVectors([a, b, ...others]), 0, 1);
}

describe("compareTitles", () => {
  test("titles that differ in size, colour and stuff alone say the same", () => {
    expect(likeness("Cotton Throw, blue", "Lambswool Throw 130 × 180 cm")).toBeCloseTo(1);
  });

  test("titles without a word in common are 0 alike", () => {
    expect(likeness("Steel Tamper", "Steel Kettle")).toBe(0);
  });

  test("a title that says nothing of the thing compares with none", () => {
    expect(likeness("350 ml", "Harbour Mug")).toBeNull();
  });

  test("a rare word in common counts for more than one that every title has", () => {
    const others = Array.from(
      { length: 20 },
      (_, at) => `Mug ${"abcdefghijklmnopqrst"[at]}${"abcdefghijklmnopqrst"[at]}`,
    );
    const rare = likeness("Corso Machine", "Corso Mug", others) ?? 0;
    const common = likeness("Corso Mug", "Harbour Mug", others) ?? 0;
    expect(rare).toBeGreaterThan(common);
  });

  test("is the same both ways, between 0 and 1, and 1 with itself", () => {
    const word = fc.constantFrom("mug", "bowl", "kettle", "corso", "harbour", "red", "timer", "lamp", "8 cm");
    const title = fc.array(word, { maxLength: 5 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(title, { minLength: 2, maxLength: 12 }), (titles) => {
        const vectors = composeTitleVectors(titles);
        const value = compareTitles(vectors, 0, 1);
        expect(compareTitles(vectors, 1, 0)).toBe(value);
        if (value !== null) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(compareTitles(vectors, 0, 0)).toBeCloseTo(1);
        }
      }),
    );
  });
});
