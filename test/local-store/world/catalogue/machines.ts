import { type CategorySpec, colours, item } from "./spec.ts";

export const ESPRESSO: CategorySpec = {
  type: "Espresso machines",
  collection: "Brewing",
  vendor: "Corso Milano",
  shape: "machine",
  grams: 9000,
  costShare: 0.62,
  tags: ["brewing", "espresso"],
  about: "Set up and tested on our own bench before it leaves.",
  products: [
    item("corso-one", "Corso One Espresso Machine", 24900, {
      popularity: 1.3,
      options: [colours("White", "Charcoal")],
      facts: { boiler: "Single", pressure: "9 bar", water_tank: "1.2 l", warranty: "1 year" },
      rung: ["espresso", 1],
    }),
    item("corso-duo", "Corso Duo Espresso Machine", 52900, {
      popularity: 0.6,
      options: [colours("Steel", "Brick")],
      facts: { boiler: "Heat exchanger", pressure: "9 bar", water_tank: "2.0 l", warranty: "2 years" },
      rung: ["espresso", 2],
    }),
    item("corso-maestro", "Corso Maestro Dual Boiler", 119000, {
      popularity: 0.25,
      colour: "Steel",
      facts: { boiler: "Dual", pressure: "9 bar, adjustable", water_tank: "2.5 l", warranty: "3 years" },
      rung: ["espresso", 3],
    }),
  ],
};

export const GRINDERS: CategorySpec = {
  type: "Grinders",
  collection: "Brewing",
  vendor: "Millstone",
  shape: "grinder",
  grams: 2800,
  costShare: 0.55,
  tags: ["brewing"],
  about: "Fresh grounds make more difference than any machine.",
  products: [
    item("millstone-hand", "Millstone Hand Grinder", 3900, {
      popularity: 2,
      shape: "hand-grinder",
      colour: "Steel",
      grams: 520,
      facts: { burr: "Ceramic", settings: "12", warranty: "1 year" },
      rung: ["grinder", 1],
    }),
    item("millstone-electric", "Millstone Electric Grinder", 12900, {
      popularity: 1.1,
      options: [colours("Charcoal", "Cream")],
      facts: { burr: "Steel, conical", settings: "30", warranty: "2 years" },
      rung: ["grinder", 2],
    }),
    item("millstone-pro-64", "Millstone Pro 64", 34900, {
      popularity: 0.35,
      colour: "Charcoal",
      facts: { burr: "Steel, flat 64 mm", settings: "Stepless", warranty: "5 years" },
      rung: ["grinder", 3],
    }),
    item("pepper-mill", "Beech Pepper Mill", 2600, {
      popularity: 1,
      shape: "hand-grinder",
      options: [{ name: "Wood", values: ["Beech", "Walnut"] }],
      grams: 300,
      facts: { burr: "Ceramic", height: "18 cm" },
    }),
  ],
};

export const KETTLES: CategorySpec = {
  type: "Kettles",
  collection: "Brewing",
  vendor: "Kettlewell",
  shape: "kettle",
  grams: 1300,
  costShare: 0.52,
  tags: ["brewing", "tea"],
  about: "A steady spout and a handle that stays cool.",
  products: [
    item("stovetop-kettle", "Stovetop Kettle", 4200, {
      popularity: 1.5,
      options: [colours("Cream", "Forest", "Brick")],
      facts: { capacity: "1.6 l", material: "Enamelled steel", warranty: "1 year" },
      rung: ["kettle", 1],
    }),
    item("gooseneck-kettle", "Gooseneck Kettle, electric", 8900, {
      popularity: 1.2,
      options: [colours("Charcoal", "White")],
      facts: { capacity: "0.9 l", material: "Steel", warranty: "2 years" },
      rung: ["kettle", 2],
    }),
    item("gooseneck-kettle-pro", "Gooseneck Kettle Pro with temperature hold", 14900, {
      popularity: 0.5,
      colour: "Charcoal",
      facts: { capacity: "0.9 l", material: "Steel", temperature: "40–100 °C, to 1 °C", warranty: "3 years" },
      rung: ["kettle", 3],
    }),
    item("stoneware-teapot", "Stoneware Teapot", 3600, {
      popularity: 1.6,
      shape: "teapot",
      vendor: "Oda Ceramics",
      options: [colours("Sage", "Oat", "Navy")],
      facts: { capacity: "0.9 l", material: "Stoneware" },
    }),
    item("cast-iron-teapot", "Cast-Iron Teapot ”Tetsu”", 5800, {
      popularity: 0.5,
      shape: "teapot",
      colour: "Charcoal",
      facts: { capacity: "0.8 l", material: "Cast iron" },
    }),
  ],
};
