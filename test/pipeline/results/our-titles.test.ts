import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DISCOUNT_TITLE } from "#app/pipeline/publishing/prepare-target.server.ts";
import { OUR_TITLES } from "#app/pipeline/results/our-titles.ts";

/** Everything that stands in quotes among the Function's words for a saving. */
function wordsOfTheFunction(): string[] {
  const text = readFileSync("extensions/bundle-discount/src/words.ts", "utf8");
  return [...text.matchAll(/"([^"]+)"/g)].flatMap(([, words]) => words ?? []);
}

test("an order's discount is known as ours in every language that the Function speaks", () => {
  expect([...OUR_TITLES].sort()).toEqual([...new Set([DISCOUNT_TITLE, ...wordsOfTheFunction()])].sort());
});
