import { describe, expect, test } from "vitest";
import { splitTitle } from "#app/pipeline/offers/upgrades/split-title.ts";

describe("splitTitle", () => {
  test.each<[title: string, words: string, attributes: string]>([
    ["Harbour Mug", "harbour mug", ""],
    ["Speckled Mugs (set of 4)", "speckled mug", "set 4"],
    ["Chef's Knife 8″, walnut", "chef knife", "8″ walnut"],
    ["Cafetière, 3 cups", "cafetiere", "3 cups"],
    ["Espresso Cups", "espresso cup", ""],
    ["Day Bottle 500 ml", "day bottle", "500 ml"],
    ["Day Bottle 500ml, navy", "day bottle", "500ml navy"],
    ["Cast-Iron Teapot ”Tetsu”", "teapot tetsu", "cast iron"],
    ["Gooseneck Kettle Pro with temperature hold", "gooseneck kettle temperature hold", "pro"],
    ["Rote Tasse aus Keramik", "rote tasse", "keramik"],
    ["Bougie blanche à la lavande", "bougie blanche lavande", ""],
    ["Brushes and glasses", "brush", "glass"],
    ["Cherries and dress", "cherry dress", ""],
    ["Glass, 350 ml", "glass", "glass 350 ml"],
    ["STEEL TAMPER 58 MM", "tamper", "steel 58 mm"],
    ["12", "", "12"],
    ["", "", ""],
    ["😅 — !", "", ""],
  ])("%s is a %s, and %s", (title, words, attributes) => {
    const split = splitTitle(title);
    expect(split.words.join(" ")).toBe(words);
    expect(split.attributes.join(" ")).toBe(attributes);
  });

  test("says each word once", () => {
    expect(splitTitle("Mug Mug mugs").words).toEqual(["mug"]);
  });
});
