import { describe, expect, test } from "vitest";
import { CATALOGUE } from "#test/local-store/world/catalogue/index.ts";
import { generateWorld } from "#test/local-store/world/generate-world.ts";
import { drawProduct, SHAPE_NAMES } from "./draw-product.ts";

const world = generateWorld({ seed: 1, now: "2026-11-22T12:00:00Z", orders: 1 });
const files = world.products.flatMap((product) => product.images.map((image) => image.src));

describe("drawProduct", () => {
  test("every product of the generated shop has a drawing of its own kind, and every drawing is used", () => {
    expect(files.filter((file) => !SHAPE_NAMES.includes(file.split("--")[0] ?? ""))).toEqual([]);
    const used = new Set([
      ...files.map((file) => file.split("--")[0]),
      ...CATALOGUE.flatMap((category) => category.products.map((product) => product.shape ?? category.shape)),
    ]);
    expect(SHAPE_NAMES.filter((name) => !used.has(name))).toEqual([]);
  });

  test("each drawing is whole: what is opened is closed, and no number or colour is missing", () => {
    for (const file of files) {
      const svg = drawProduct(file);
      expect(unclosed(svg), file).toEqual([]);
      expect(svg, file).not.toMatch(/undefined|NaN|null/);
    }
  });

  test("a name always gives the same drawing, with or without a folder, and another colour another one", () => {
    expect(drawProduct("mug--navy--harbour-mug.svg")).toBe(drawProduct("/images/mug--navy--harbour-mug.svg"));
    expect(drawProduct("mug--navy--harbour-mug.svg")).not.toBe(drawProduct("mug--sage--harbour-mug.svg"));
  });

  test("a name that says nothing gives a drawing all the same, and never carries the name into the picture", () => {
    const svg = drawProduct('x"><script>alert(1)</script>.svg');
    expect(unclosed(svg)).toEqual([]);
    expect(svg).not.toContain("script");
    expect(drawProduct("")).toContain("<svg");
  });
});

function unclosed(svg: string): string[] {
  const open: string[] = [];
  for (const [, closing, name = "", own] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
    if (own) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  }
  return open;
}
