import { expect, test } from "vitest";
import { isolateText } from "#app/kernel/isolate-text.ts";

test.each(["Mug", "Kaffeekännchen für 2", "コーヒー", "🫖"])(
  "%s runs as the sentence does and stays as it is",
  (text) => {
    expect(isolateText(text)).toBe(text);
  },
);

test.each(["ספל", "كوب قهوة", "Mug ספל", "\u202egum", "\u{1e900}"])("%j can turn nothing around it", (text) => {
  expect(isolateText(text)).toBe(`\u2068${text}\u2069`);
});
