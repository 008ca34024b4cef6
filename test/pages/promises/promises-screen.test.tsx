import { describe, expect, test } from "vitest";
import { explain } from "#app/pages/promises/promise-words.ts";
import { type PromiseLine, type Promises, parseAsked, toAddress } from "#app/pages/promises/promises.ts";
import { PromisesScreen } from "#app/pages/promises/promises-screen.tsx";
import { REASONS } from "#app/pipeline/results/promise.ts";
import { aPromiseLine, somePromises } from "#test/pages/promises/some-promises.ts";
import { headings, renderScreen } from "#test/pages/render.tsx";

const render = (given: Partial<Promises> = {}) => renderScreen(<PromisesScreen promises={somePromises(given)} />);
const renderLine = (given: Partial<PromiseLine>) => render({ lines: [aPromiseLine(given)] });
const broken = { verdict: "broken" as const, promisedMinor: 3800, chargedMinor: 4000 };

describe("PromisesScreen", () => {
  test("lists an order with its offer and its price, and leads to both", async () => {
    const { html, text } = await render();
    expect(text).toContain("Order #1042 Mug + Saucer : £38.00, as promised. Success As promised 1 hour ago");
    expect(html).toContain('href="shopify://admin/orders/5001"');
    expect(html).toContain('href="/app/offers/o1"');
    expect(headings(html)).toEqual([
      ...["1 Promised prices", "2 What customers were charged", "2 Orders: all", "3 Order #1042"],
    ]);
  });

  test("counts how promises came out, and says when nothing was due", async () => {
    const { text } = await render({ counts: { kept: 1204, better: 3, broken: 2, "not-due": 5 } });
    expect(text).toContain("As promised 1,204 Less than promised 3 More than promised 2");
    expect(text).toContain("5 more times the customer did not keep the whole set, so no saving was due.");
  });

  test.each([
    ["code", "The code HELLO was given in place of the offer's saving."],
    ["another-discount", "The discount “HELLO” was given in place of the offer's saving."],
    ["another-offer", "Another offer's saving was given for one of these products"],
    ["price-changed", "A product's price rose between the page and the checkout."],
    ["version-changed", "The offer changed or ended after the customer saw it"],
    ["subscription", "A product was bought as a subscription"],
    ["unknown", "Tandem can't tell why."],
  ] as const)("says what was promised, what was charged and why: %s", async (reason, why) => {
    const { text } = await renderLine({ ...broken, reason, cause: "HELLO" });
    expect(text).toContain("Mug + Saucer : Promised £38.00, charged £40.00.");
    expect(text).toContain("£2.00 too much");
    expect(text).toContain(why);
  });

  test("has words for every reason that is found, each its own", () => {
    const words = REASONS.map((reason) => explain(aPromiseLine({ ...broken, reason, cause: "HELLO" })));
    expect(new Set(words.filter((one) => one !== null)).size).toBe(REASONS.length);
  });

  test("says amounts in the currency that the customer paid in", async () => {
    const { text } = await renderLine({ verdict: "better", promisedMinor: 4000, chargedMinor: 3500, currency: "JPY" });
    expect(text).toContain("Promised ¥4,000, charged ¥3,500.");
    expect(text).toContain("¥500 less");
  });

  test("an order without the whole set is not made a broken promise", async () => {
    const { text } = await renderLine({ verdict: "not-due", reason: "quantity" });
    expect(text).toContain("£38.00, without a saving. The customer did not keep the whole set, so no saving was due.");
    expect(text).toContain("Nothing due");
  });

  const none = { kept: 0, better: 0, broken: 0, "not-due": 0 };
  test.each([
    ["no order came from an offer", { counts: none }, "No order has come from an offer yet"],
    ["none was charged too much", { asked: { show: "broken" as const, page: 1 } }, "Nobody was charged too much"],
    ["none came out so", { asked: { show: "better" as const, page: 1 } }, "None here"],
    ["the list is at its end", { asked: { show: "all" as const, page: 9 } }, "Nothing more"],
  ])("says so in plain words when %s", async (_why, given, words) => {
    const { text } = await render({ lines: [], ...given });
    expect(text).toContain(words);
  });

  test("turns the page", async () => {
    const { html } = await render({ asked: { show: "broken", page: 2 }, hasMore: true });
    expect(html).toContain('href="/app/promises?show=broken"');
    expect(html).toContain('href="/app/promises?show=broken&amp;page=3"');
  });
});

describe("parseAsked", () => {
  test.each(["", "show=nothing", "page=-1", "page=x", "show=broken&page=2"])("reads %j", (address) => {
    const asked = parseAsked(new URLSearchParams(address));
    const isStrange = !address.includes("broken");
    expect(asked).toEqual(isStrange ? { show: "all", page: 1 } : { show: "broken", page: 2 });
    expect(toAddress(asked)).toBe(isStrange ? "/app/promises" : "/app/promises?show=broken&page=2");
  });
});
