import { type CategorySpec, item } from "./spec.ts";

export const GIFTS: CategorySpec = {
  type: "Gifts & books",
  collection: "Gifts",
  vendor: "Birch & Brook",
  shape: "card",
  grams: 250,
  costShare: 0.45,
  giftSeason: 1.3,
  tags: ["gift"],
  about: "For someone else, or not.",
  products: [
    item("gift-wrap", "Gift Wrap & Handwritten Note", 395, {
      role: "add-on",
      popularity: 0,
      shape: "gift",
      colour: "Brick",
      blurb: "Wrapped in recycled paper with your words on a card.",
    }),
    item("gift-card", "Birch & Brook Gift Card", 1000, {
      role: "gift-card",
      popularity: 0,
      colour: "Teal",
      options: [{ name: "Denominations", values: ["£10.00", ["£25.00", 1500], ["£50.00", 4000], ["£100.00", 9000]] }],
    }),
    item("birthday-card", "Letterpress Birthday Card", 375, { popularity: 1.2, colour: "Blush" }),
    item("cookbook-slow", "Slow Weekends: A Cookbook", 2600, {
      popularity: 1.5,
      shape: "book",
      colour: "Forest",
      facts: { pages: "272", cover: "Hardback" },
    }),
    item("coffee-book", "The Little Book of Coffee", 1400, {
      popularity: 0.8,
      shape: "book",
      colour: "Clay",
      facts: { pages: "144", cover: "Paperback" },
    }),
    item("tote-bag", "Canvas Tote", 1200, { popularity: 1.3, shape: "tote", colour: "Oat" }),
    item("advent-box-2026", "Advent Coffee Box 2026", 6500, { state: "draft", shape: "gift", colour: "Forest" }),
    item("workshop-ticket", "Barista Workshop, Saturday 10 am", 8500, {
      state: "unpublished",
      popularity: 0.3,
      colour: "Mustard",
    }),
    item("notebook", "Recipe Notebook", 1650, { popularity: 0.8, shape: "book", colour: "Navy", monthsOld: 16 }),
    item("hamper-small", "The Small Hamper", 4500, { popularity: 0.7, shape: "basket", colour: "Kraft" }),
    item("hamper-large", "The Large Hamper", 9500, { popularity: 0.35, shape: "basket", colour: "Kraft" }),
    item("test-product", "TEST do not publish!!", 100, { state: "draft", colour: "Slate" }),
  ],
};
