import { describe, expect, test } from "vitest";
import { formatCount, listWords, plural } from "#app/ui/count-words.ts";
import { parsePage } from "#app/ui/parse-page.ts";
import { toSentence } from "#app/ui/sentence.ts";

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [517_736, "517,736"],
  [1_234_567, "1,234,567"],
])("formatCount sets the thousands of %i apart", (count, text) => {
  expect(formatCount(count)).toBe(text);
});

test("plural knows one from many", () => {
  expect([plural(1, "order"), plural(0, "order"), plural(2, "try", "tries")]).toEqual([
    "1 order",
    "0 orders",
    "2 tries",
  ]);
});

test("listWords puts an and before the last", () => {
  expect([listWords([]), listWords(["a"]), listWords(["a", "b"]), listWords(["a", "b", "c"])]).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
});

describe("toSentence", () => {
  test.each([
    ["asked Shopify for the file", "Asked Shopify for the file."],
    ["Already one.", "Already one."],
    ["Is it?", "Is it?"],
    ["  ", ""],
  ])("%s", (text, sentence) => {
    expect(toSentence(text)).toBe(sentence);
  });
});

describe("parsePage", () => {
  test.each([
    ["", 1],
    ["page=3", 3],
    ["page=0", 1],
    ["page=-2", 1],
    ["page=1.5", 1],
    ["page=99999999", 1],
    ["page=x", 1],
  ])("%s is page %i", (search, page) => {
    expect(parsePage(new URLSearchParams(search))).toBe(page);
  });
});
