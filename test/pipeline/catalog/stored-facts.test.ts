import { describe, expect, test } from "vitest";
import { parseStoredFacts } from "#app/pipeline/catalog/stored-facts.ts";

describe("parseStoredFacts", () => {
  test("gives each fact its key back", () => {
    const fact = { label: "Capacity", type: "single_line_text_field", value: "1 l" };
    expect(parseStoredFacts({ "custom.capacity": fact })).toEqual([{ key: "custom.capacity", ...fact }]);
    expect(parseStoredFacts({})).toEqual([]);
  });

  test("refuses what this stage did not write", () => {
    expect(() => parseStoredFacts({ "custom.capacity": "1 l" })).toThrow();
  });
});
