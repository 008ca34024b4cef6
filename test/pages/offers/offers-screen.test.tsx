import { describe, expect, test } from "vitest";
import type { OfferShelf } from "#app/pages/offers/offers.ts";
import { OffersScreen } from "#app/pages/offers/offers-screen.tsx";
import { aLine, aShelf } from "#test/pages/offers/some-offers.ts";
import { headings, renderScreen } from "#test/pages/render.tsx";

const render = (given: Partial<OfferShelf> = {}) => renderScreen(<OffersScreen shelf={aShelf(given)} />);
const none = { offers: [], counts: { all: 0, shown: 0, proposed: 0, paused: 0, turnedDown: 0 } };
const good = { popularity: 0.12, confidenceMax: 0.3, standardError: 0.01, coverage: 0.8 };

describe("OffersScreen", () => {
  test("each offer with its evidence, saving, earning and standing, and the way to its card", async () => {
    const { html, text } = await render({
      offers: [
        aLine({ isPinned: true }),
        aLine({ offerId: "o2", kind: "quantity", most: 3, savings: [5, 10], standing: "proposed" }),
        aLine({ offerId: "o3", savings: [], earning: { minor: 43, isProfit: false }, standing: "paused" }),
      ],
    });
    expect(headings(html)).toEqual(["1 Bundles", "2 Bundles: all", "3 Mug + Saucer", "3 3 × Mug", "3 Mug + Saucer"]);
    expect(html).toContain('href="/app/offers/o1"');
    expect(text).toContain("42 of the 310 orders with “Mug” also had “Saucer”.");
    expect(text).toContain("£123 profit expected in 30 days Saves 5 % Success Shown Pinned");
    expect(text).toContain("Saves 5 to 10 % Info Proposed");
    expect(text).toContain("£0.43 revenue expected in 30 days No saving Attention Paused");
  });

  test("an upgrade says from what to what, and no saving", async () => {
    const { text } = await render({ shelf: "upgrades", offers: [aLine({ kind: "upgrade", savings: [] })] });
    expect(text).toContain("Mug → Saucer");
    expect(text).not.toContain("No saving");
  });

  test("how good they are, in a sentence with its figures", async () => {
    const { text } = await render({ howGood: { enough: true, n: 1200, ours: 0.34, ...good } });
    expect(text).toContain(
      "Of 1,200 later orders with several products, Tandem's first five guesses held the product that was also bought in 34 %; the best sellers would have in 12 %.",
    );
    expect(text).toContain("2,552 of 3,000 orders");
    const few = await render({ howGood: { enough: false, n: 41 } });
    expect(few.text).toContain("There are not enough orders yet to say how well Tandem guesses.");
    expect(few.text).toContain("there are 41");
  });

  test.each([
    ["searching", { search: { isRunning: true, ranAt: null, orders: 0, baskets: 0 } }, "looking through your orders"],
    ["not begun", { search: { isRunning: false, ranAt: null, orders: 0, baskets: 0 } }, "not been searched yet"],
    ["nothing found", {}, "No bundles found yet"],
    ["a choice without any", { asked: { show: "paused" as const, page: 1 } }, "No bundles are in this list now"],
    ["past the end", { asked: { show: "all" as const, page: 9 } }, "You have reached the end of the list"],
  ])("an empty list says why: %s", async (_, given, words) => {
    expect((await render({ ...none, ...given })).text).toContain(words);
  });

  test("extras such as gift wrap are proposed with both choices", async () => {
    const addOn = { face: { productId: "9", title: "Gift wrap", imageUrl: null }, share: 0.21, meanPriceMinor: 350 };
    const { html, text } = await render({ addOns: [addOn] });
    expect(text).toContain("Gift wrap In up to 21 % of the orders, at £3.50");
    expect(html).toContain('aria-label="Leave out Gift wrap"');
    expect(html).toContain('aria-label="Count Gift wrap like any other product"');
  });

  test("a long list has pages that keep the choice", async () => {
    const { html } = await render({ asked: { show: "shown", page: 2 }, hasMore: true });
    expect(html).toContain('href="/app/bundles?show=shown"');
    expect(html).toContain("/app/bundles?show=shown&amp;page=3");
  });

  test("says nothing in the language of machines", async () => {
    const { text } = await render({ howGood: { enough: true, n: 1200, ours: 0.34, ...good } });
    expect(text).not.toMatch(/\blift\b|confidence|affinit|metafield|\bmin(ed|ing)\b|\bjob\b|hit rate/i);
  });
});
