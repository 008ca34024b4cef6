import { type CategorySpec, colours, item, sizes } from "./spec.ts";

export const LIGHTING: CategorySpec = {
  type: "Lighting",
  collection: "Living",
  vendor: "Lumen Works",
  shape: "lamp",
  grams: 2200,
  costShare: 0.5,
  tags: ["living", "lighting"],
  about: "Warm light, put where it is needed.",
  products: [
    item("desk-lamp", "Reading Lamp", 6900, {
      popularity: 1.5,
      options: [colours("Mustard", "Charcoal", "Sage")],
      facts: { height: "45 cm", dimmable: "No", warranty: "2 years" },
      rung: ["lamp", 1],
    }),
    item("desk-lamp-dimmable", "Reading Lamp, dimmable", 10900, {
      popularity: 0.8,
      options: [colours("Charcoal", "White")],
      facts: { height: "48 cm", dimmable: "Yes", warranty: "3 years" },
      rung: ["lamp", 2],
    }),
    item("floor-lamp-arc", "Arc Floor Lamp", 22900, {
      popularity: 0.3,
      colour: "Copper",
      facts: { height: "180 cm", dimmable: "Yes", warranty: "5 years" },
      rung: ["lamp", 3],
    }),
    item("globe-bulb", "Globe Bulb, warm white", 950, {
      popularity: 0.8,
      shape: "bulb",
      colour: "Honey",
      facts: { power: "6 W", fitting: "E27" },
    }),
    item("paper-lantern", "Paper Lantern", 2400, {
      popularity: 0.8,
      shape: "bulb",
      colour: "Cream",
      facts: { diameter: "40 cm" },
    }),
    item("cable-lamp-2023", "Festoon Cable, 10 lights", 3900, {
      popularity: 0.9,
      shape: "bulb",
      colour: "Honey",
      state: "deleted",
    }),
  ],
};

export const SCENT: CategorySpec = {
  type: "Candles & soap",
  collection: "Living",
  vendor: "Nørre Studio",
  shape: "candle",
  grams: 320,
  costShare: 0.35,
  consumable: true,
  giftSeason: 1.4,
  tags: ["living", "gift"],
  about: "Poured and cut by hand; the scent is in the name.",
  products: [
    item("candle-fig", "Fig & Cedar Candle", 2200, {
      popularity: 1.7,
      colour: "Forest",
      options: [sizes("180 g", ["400 g", 1600])],
      facts: { burn_time: "40 hours", wax: "Soy" },
    }),
    item("candle-sea", "Sea Mist Candle", 2200, {
      popularity: 1.1,
      colour: "Sky",
      options: [sizes("180 g", ["400 g", 1600])],
      facts: { burn_time: "40 hours", wax: "Soy" },
    }),
    item("candle-orange", "Orange & Clove Candle", 2200, {
      popularity: 1,
      colour: "Terracotta",
      facts: { burn_time: "40 hours", wax: "Soy" },
    }),
    item("match-bottle", "Matches in a Bottle", 850, { popularity: 0.7, shape: "bottle", colour: "Brick" }),
    item("rosemary-soap", "Rosemary Soap", 650, {
      popularity: 1.1,
      shape: "soap",
      colour: "Sage",
      facts: { weight: "150 g" },
    }),
    item("soap-dish", "Soap Dish", 1400, { popularity: 0.6, shape: "bowl", colour: "Oat" }),
    item("hand-wash", "Hand Wash, Bergamot", 1500, {
      popularity: 1.1,
      shape: "bottle",
      colour: "Honey",
      options: [sizes("300 ml", ["1 l refill", 1300])],
    }),
    item("diffuser", "Reed Diffuser", 2800, { popularity: 0.7, shape: "bottle", colour: "Blush", state: "sold-out" }),
  ],
};

export const PLANTS: CategorySpec = {
  type: "Vases & pots",
  collection: "Living",
  vendor: "Oda Ceramics",
  shape: "vase",
  grams: 1100,
  costShare: 0.4,
  tags: ["living", "garden"],
  about: "For one stem or an armful.",
  products: [
    item("bud-vase", "Bud Vase", 1800, {
      popularity: 1.6,
      options: [colours("Blush", "Sage", "White")],
      facts: { height: "14 cm" },
    }),
    item("tall-vase", "Tall Vase", 4400, {
      popularity: 0.7,
      options: [colours("Oat", "Navy")],
      facts: { height: "32 cm" },
    }),
    item("dried-flowers", "Dried Flowers", 2400, { popularity: 0.6, shape: "plant", colour: "Blush" }),
    item("herb-planter", "Herb Planter", 2900, {
      popularity: 1.5,
      shape: "planter",
      options: [colours("Terracotta", "White")],
      facts: { holds: "3 pots" },
    }),
    item("watering-can", "Watering Can", 2700, {
      popularity: 0.6,
      shape: "can",
      options: [colours("Forest", "Mustard")],
      facts: { capacity: "1.5 l" },
    }),
    item("plant-mister", "Plant Mister", 1900, { popularity: 0.5, shape: "bottle", colour: "Copper" }),
    item("hanging-planter", "Hanging Planter", 3100, {
      popularity: 0.6,
      shape: "planter",
      colour: "Oat",
      state: "sold-out",
    }),
  ],
};

export const STORAGE: CategorySpec = {
  type: "Storage",
  collection: "Living",
  vendor: "Birch & Brook",
  shape: "basket",
  grams: 800,
  costShare: 0.42,
  tags: ["living"],
  about: "A place for everything, and a lid for most.",
  products: [
    item("seagrass-basket", "Seagrass Basket", 3200, {
      popularity: 1.2,
      colour: "Kraft",
      options: [sizes("Small", ["Medium", 1000], ["Large", 2200])],
    }),
    item("storage-jars", "Storage Jars (set of 3)", 2800, { popularity: 1.3, shape: "jar", colour: "Clear" }),
    item("bread-bin", "Bread Bin", 4600, { popularity: 0.7, shape: "tin", options: [colours("Cream", "Forest")] }),
    item("spice-tins", "Spice Tins (set of 6)", 1900, { popularity: 0.7, shape: "tin", colour: "Copper" }),
    item("wall-hooks", "Oak Wall Hooks", 2100, { popularity: 0.8, shape: "hooks", colour: "Oak" }),
    item("utensil-pot", "Utensil Pot", 2000, { popularity: 0.9, shape: "jar", options: [colours("Oat", "Navy")] }),
  ],
};
