import { type CategorySpec, item, type OptionSpec, sizes } from "./spec.ts";

const GRIND: OptionSpec = { name: "Grind", values: ["Whole bean", "Filter", "Espresso"] };
const BAGS = sizes("250 g", ["1 kg", 2350]);
const roast = (roasted: string, notes: string, origin: string) => ({ roast: roasted, tasting_notes: notes, origin });

export const COFFEE: CategorySpec = {
  type: "Coffee beans",
  collection: "Coffee",
  vendor: "Tarn Roasters",
  shape: "bag",
  grams: 270,
  costShare: 0.45,
  consumable: true,
  tags: ["coffee", "food"],
  about: "Roasted on Tuesdays in small batches and posted within two days.",
  products: [
    item("harbour-house-blend", "Harbour House Blend", 950, {
      popularity: 3.4,
      colour: "Navy",
      options: [BAGS, GRIND],
      facts: roast("Medium", "Cocoa, hazelnut", "Brazil, Colombia"),
    }),
    item("first-light-espresso", "First Light Espresso", 1025, {
      popularity: 3,
      colour: "Clay",
      options: [BAGS, GRIND],
      facts: roast("Dark", "Treacle, walnut", "Brazil, India"),
    }),
    item("kettlewell-morning", "Kettlewell Morning Roast", 975, {
      popularity: 2.2,
      colour: "Mustard",
      options: [BAGS, GRIND],
      facts: roast("Medium", "Toffee, apple", "Honduras"),
    }),
    item("huila-supremo", "Huila Supremo, Colombia", 1150, {
      popularity: 1.6,
      colour: "Sage",
      options: [BAGS, GRIND],
      facts: roast("Medium", "Caramel, red plum", "Colombia"),
    }),
    item("yirgacheffe-washed", "Yirgacheffe, washed — Ethiopia", 1275, {
      popularity: 1.4,
      colour: "Blush",
      options: [BAGS, GRIND],
      facts: roast("Light", "Jasmine, bergamot", "Ethiopia"),
    }),
    item("night-owl-decaf", "Night Owl Decaf", 1050, {
      popularity: 1.3,
      colour: "Slate",
      options: [BAGS, GRIND],
      facts: roast("Medium", "Malt, milk chocolate", "Mexico"),
    }),
    item("sumatra-mandheling", "Sumatra Mandheling", 1195, {
      popularity: 0.8,
      colour: "Forest",
      options: [BAGS, GRIND],
      facts: roast("Dark", "Cedar, dark chocolate", "Indonesia"),
    }),
    item("kiambu-peaberry", "Kiambu Peaberry, Kenya", 1450, {
      popularity: 0.7,
      colour: "Berry",
      options: [BAGS, GRIND],
      facts: roast("Light", "Blackcurrant, rhubarb", "Kenya"),
      monthsOld: 9,
    }),
    item("cold-brew-pouches", "Cold Brew Pouches (pack of 8)", 1400, {
      popularity: 0.9,
      colour: "Sky",
      shape: "box",
      facts: { makes: "4 litres" },
    }),
    item(
      "tasting-flight",
      "“Around the World” Tasting Flight — five single-origin coffees, 100 g each, with tasting cards & a map",
      2600,
      { popularity: 0.9, shape: "box", colour: "Mustard", facts: { weight: "5 × 100 g" } },
    ),
    item("guatemala-antigua", "Guatemala Antigua", 1225, {
      state: "archived",
      popularity: 0.8,
      colour: "Terracotta",
      options: [BAGS, GRIND],
      facts: roast("Medium", "Cocoa, orange", "Guatemala"),
    }),
    item("geisha-reserve", "Geisha Reserve 🌸 2026", 3400, {
      state: "draft",
      colour: "Lilac",
      options: [sizes("100 g")],
      facts: roast("Light", "Peach, jasmine", "Panama"),
    }),
  ],
};

export const SUBSCRIPTIONS: CategorySpec = {
  type: "Subscription",
  collection: "Coffee",
  vendor: "Birch & Brook",
  shape: "box",
  grams: 300,
  costShare: 0.45,
  tags: ["coffee", "subscription"],
  about: "A different coffee every four weeks; skip or stop whenever you like.",
  products: [
    item("the-brook-coffee-club", "The Brook Coffee Club", 1300, {
      role: "subscription-only",
      colour: "Teal",
      popularity: 0,
      options: [{ name: "Coffees", values: ["One bag", ["Two bags", 1150]] }],
    }),
  ],
};

export const TEA: CategorySpec = {
  type: "Tea",
  collection: "Tea & chocolate",
  vendor: "O'Dowd & Daughters",
  shape: "tin",
  grams: 150,
  costShare: 0.4,
  consumable: true,
  tags: ["tea", "food"],
  about: "Whole leaf, packed by hand in a tin that is worth keeping.",
  products: [
    item("breakfast-tea", "O’Dowd’s Breakfast Tea", 795, {
      popularity: 2,
      colour: "Brick",
      options: [sizes("100 g tin", ["250 g refill", 500])],
      facts: { leaf: "Black", brew: "4 minutes" },
    }),
    item("earl-grey-blue-flower", "Earl Grey Blue Flower", 850, {
      popularity: 1.8,
      colour: "Sky",
      options: [sizes("100 g tin", ["250 g refill", 500])],
      facts: { leaf: "Black", brew: "3 minutes" },
    }),
    item("moroccan-mint", "Moroccan Mint", 825, {
      popularity: 1.1,
      colour: "Mint",
      facts: { leaf: "Green", brew: "3 minutes" },
    }),
    item("jasmine-pearls", "Jasmine Pearls", 1350, {
      popularity: 0.7,
      colour: "Blush",
      facts: { leaf: "Green", brew: "2 minutes" },
    }),
    item("rooibos-orange", "Rooibos & Orange Peel", 750, {
      popularity: 0.9,
      colour: "Terracotta",
      facts: { leaf: "Rooibos", brew: "5 minutes" },
    }),
    item("ceremonial-matcha", "Ceremonial Matcha", 2400, {
      popularity: 0.9,
      colour: "Sage",
      facts: { leaf: "Green, ground", weight: "30 g" },
    }),
  ],
};

export const PANTRY: CategorySpec = {
  type: "Pantry",
  collection: "Tea & chocolate",
  vendor: "Fell & Ford Pantry",
  shape: "jar",
  grams: 350,
  costShare: 0.55,
  consumable: true,
  giftSeason: 1.25,
  tags: ["food"],
  about: "From small makers within fifty miles of the shop.",
  products: [
    item("heather-honey", "Heather Honey", 895, { popularity: 1.2, colour: "Honey", facts: { weight: "340 g" } }),
    item("sea-salt-flakes", "Sea Salt Flakes", 495, { popularity: 1.3, colour: "White", facts: { weight: "250 g" } }),
    item("hot-chocolate-flakes", "Hot Chocolate Flakes, 70 %", 995, {
      popularity: 1.8,
      shape: "tin",
      colour: "Clay",
      facts: { weight: "250 g" },
    }),
    item("almond-biscotti", "Almond Biscotti", 650, {
      popularity: 1,
      shape: "bag",
      colour: "Honey",
      facts: { weight: "180 g" },
    }),
    item("olive-oil-extra-virgin", "Extra Virgin Olive Oil, early harvest", 1650, {
      popularity: 1.6,
      shape: "bottle",
      colour: "Olive",
      facts: { volume: "500 ml" },
    }),
    item("orange-bitters", "Orange Bitters", 1250, {
      popularity: 0.5,
      shape: "bottle",
      colour: "Terracotta",
      facts: { volume: "100 ml" },
    }),
    item("smoked-paprika-tin", "Smoked Paprika", 450, {
      popularity: 0.8,
      shape: "tin",
      colour: "Brick",
      facts: { weight: "75 g" },
    }),
    item("strong-white-flour", "Stoneground Strong White Flour", 425, {
      popularity: 1,
      shape: "bag",
      colour: "Oat",
      grams: 1500,
      facts: { weight: "1.5 kg" },
    }),
    item("salted-caramel-bar", "Salted Caramel Bar", 450, {
      popularity: 1.2,
      shape: "bar",
      colour: "Clay",
      facts: { weight: "85 g" },
    }),
  ],
};
