import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunk } from "#app/kernel/chunk.ts";

describe("chunk", () => {
  test("keeps every item in its order, and no part is empty or longer than asked", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 20 }), (items, size) => {
        const parts = [...chunk(items, size)];
        expect(parts.flat()).toEqual(items);
        expect(parts.every((part) => part.length >= 1 && part.length <= size)).toBe(true);
        expect(parts.slice(0, -1).every((part) => part.length === size)).toBe(true);
      }),
    );
  });

  test("nothing makes no parts", () => {
    expect([...chunk([], 3)]).toEqual([]);
  });

  test.each([0, -1, 1.5, Number.NaN])("refuses a size of %d, which would never end or lose items", (size) => {
    expect(() => [...chunk([1, 2, 3], size)]).toThrow(RangeError);
  });
});
