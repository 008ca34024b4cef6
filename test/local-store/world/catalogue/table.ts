import { type CategorySpec, colours, item, sizes } from "./spec.ts";

export const TABLEWARE: CategorySpec = {
  type: "Mugs & tableware",
  collection: "Table",
  vendor: "Oda Ceramics",
  shape: "mug",
  grams: 380,
  costShare: 0.42,
  giftSeason: 1.25,
  tags: ["table"],
  about: "Thrown, glazed and fired by a family of five; no two are quite alike.",
  products: [
    item("harbour-mug", "Harbour Mug", 1600, {
      popularity: 2.4,
      options: [colours("Navy", "Oat", "Sage", "Blush")],
      facts: { capacity: "350 ml", material: "Stoneware", dishwasher_safe: "Yes" },
    }),
    item("speckled-mug", "Speckled Mug", 1400, {
      popularity: 1.6,
      options: [colours("Cream", "Slate")],
      facts: { capacity: "300 ml", material: "Stoneware", dishwasher_safe: "Yes" },
    }),
    item("enamel-mug", "Enamel Camp Mug", 1200, {
      popularity: 0.9,
      options: [colours("White", "Forest", "Navy")],
      facts: { capacity: "400 ml", material: "Enamelled steel", dishwasher_safe: "Yes" },
    }),
    item("best-dad-mug", "Mug “World’s Okayest Cook” 😅", 1350, {
      popularity: 0.7,
      colour: "White",
      facts: { capacity: "330 ml", material: "Porcelain" },
    }),
    item("espresso-cups", "Espresso Cups (set of 4)", 2800, {
      popularity: 1.5,
      shape: "cup",
      options: [colours("White", "Clay")],
      facts: { capacity: "70 ml", material: "Porcelain" },
    }),
    item("sugar-bowl", "Sugar Bowl", 1900, { popularity: 0.5, shape: "bowl", colour: "White" }),
    item("breakfast-bowl", "Breakfast Bowl", 1500, {
      popularity: 1.6,
      shape: "bowl",
      options: [colours("Oat", "Sky", "Sage")],
      facts: { diameter: "15 cm" },
    }),
    item("pasta-bowl", "Pasta Bowl", 1900, {
      popularity: 0.9,
      shape: "bowl",
      options: [colours("Oat", "Navy")],
      facts: { diameter: "23 cm" },
    }),
    item("dinner-plate", "Dinner Plate", 2200, {
      popularity: 1.2,
      shape: "plate",
      options: [colours("Oat", "Navy", "Sage")],
      facts: { diameter: "27 cm" },
    }),
    item("side-plate", "Side Plate", 1500, {
      popularity: 1,
      shape: "plate",
      options: [colours("Oat", "Navy", "Sage")],
      facts: { diameter: "19 cm" },
    }),
    item("gravy-jug", "Gravy Jug", 2600, { popularity: 0.5, shape: "jug", colour: "Cream" }),
    item("salt-pig", "Salt Pig", 1800, { popularity: 1.5, shape: "jar", options: [colours("Oat", "Slate")] }),
    item("coupe-glasses", "Coupe Glasses (pair)", 2600, {
      popularity: 0.6,
      shape: "coupe",
      colour: "Clear",
      vendor: "Nørre Studio",
    }),
    item("tumblers", "Ribbed Tumblers (set of 4)", 2400, {
      popularity: 1.2,
      shape: "glass",
      options: [colours("Clear", "Sage", "Honey")],
      vendor: "Nørre Studio",
    }),
    item("cork-coasters", "Cork Coasters (set of 4)", 950, { popularity: 0.9, shape: "plate", colour: "Kraft" }),
    item("breakfast-spoons", "Breakfast Spoons (set of 4)", 1600, { popularity: 0.6, shape: "spoon", colour: "Steel" }),
    item("anniversary-mug-2024", "Anniversary Mug 2024", 1800, {
      popularity: 0.9,
      colour: "Mustard",
      state: "archived",
    }),
  ],
};

export const BOTTLES: CategorySpec = {
  type: "Bottles & flasks",
  collection: "On the go",
  vendor: "Fell & Ford",
  shape: "bottle",
  grams: 320,
  costShare: 0.45,
  tags: ["on-the-go"],
  about: "For trains, trails and the desk in between.",
  products: [
    item("day-bottle", "Day Bottle", 1900, {
      popularity: 1.7,
      options: [colours("Sky", "Forest", "Blush", "Charcoal")],
      facts: { capacity: "500 ml", insulation: "None", warranty: "1 year" },
      rung: ["bottle", 1],
    }),
    item("day-bottle-insulated", "Day Bottle Insulated", 2900, {
      popularity: 1.1,
      shape: "flask",
      options: [colours("Sky", "Forest", "Charcoal")],
      facts: { capacity: "500 ml", insulation: "12 h hot", warranty: "5 years" },
      rung: ["bottle", 2],
    }),
    item("expedition-flask", "Expedition Flask", 4800, {
      popularity: 0.5,
      shape: "flask",
      colour: "Forest",
      facts: { capacity: "1.0 l", insulation: "36 h hot", warranty: "Lifetime" },
      rung: ["bottle", 3],
    }),
    item("keep-cup", "Keep Cup", 1700, {
      popularity: 1.3,
      shape: "cup",
      options: [colours("Cork", "Teal", "Mustard"), sizes("230 ml", ["340 ml", 300])],
    }),
    item("lunch-box", "Steel Lunch Box", 2600, {
      popularity: 1.6,
      shape: "box",
      colour: "Steel",
      facts: { capacity: "1.2 l" },
    }),
    item("travel-cutlery", "Travel Cutlery", 1400, { popularity: 0.5, shape: "spoon", colour: "Steel" }),
    item("bottle-brush", "Bottle Brush", 750, { popularity: 0.6, shape: "brush", colour: "Oak" }),
  ],
};
