import { describe, expect, test } from "vitest";
import type { Home } from "#app/pages/home/home.ts";
import { HomeScreen } from "#app/pages/home/home-screen.tsx";
import { aHome, aReading } from "#test/pages/home/a-home.ts";
import { headings, renderScreen } from "#test/pages/render.tsx";

const render = (given: Partial<Home> = {}) => renderScreen(<HomeScreen home={aHome(given)} />);
const products = aReading({ what: "products", objects: 150 });

describe("HomeScreen", () => {
  test("a shop that is read in: how much, since when, and what happens now", async () => {
    const { html, text } = await render();
    expect(headings(html)).toEqual([
      "1 Tandem is up to date",
      "2 What Tandem knows of your shop",
      "2 Show offers in your store",
      "3 Offers everywhere",
      "3 Bundle",
      "2 What happens now",
      "2 Last brought up to date",
      "3 Products",
      "3 Orders",
    ]);
    expect(text).toContain("Orders since 10 Mar 2024. The newest was placed 2 hours ago .");
    expect(text).toContain("6,000 orders and 13,740 order lines");
    expect(html).not.toContain("progressbar");
  });

  test("before the first reading: what Tandem does now and next, and no row of noughts", async () => {
    const waiting = [aReading({ what: "products", state: "waiting", startedAt: null }), aReading({ state: "waiting" })];
    const counts = { orders: 0, orderLines: 0, products: 0, customers: 0 };
    const { text } = await render({ readings: waiting, counts, stages: [] });
    expect(text).toContain("Welcome to Tandem");
    expect(text).toContain("What Tandem will do for you");
    expect(text).not.toContain("Order lines");
  });

  test("while orders are read: a progress bar with its words, a start and an end in sight", async () => {
    const reading = aReading({
      state: "reading",
      rows: 9870,
      objects: 3000,
      startedAt: new Date("2026-03-10T11:58:00Z"),
    });
    const { html, text } = await render({ readings: [products, reading], stages: [] });
    expect(html).toMatch(/<progress[^>]*value="50"/);
    expect(html).toMatch(/aria-labelledby="reading-orders"/);
    expect(text).toContain("3,000 orders read, 9,870 of 19,740 rows.");
    expect(text).toContain("Started 2 minutes ago , about 2 minutes left");
    expect(text).toContain("150 products read");
  });

  test("a reading that is in trouble says what is tried again", async () => {
    const reading = aReading({ state: "preparing", message: "Shopify could not be reached" });
    const { text } = await render({ readings: [products, reading] });
    expect(text).toContain("Trying again: Shopify could not be reached");
  });

  test("without all orders granted: since when we see orders, and two ways to the older ones", async () => {
    const { text, html } = await render({ reach: { ...aHome().reach, isLimited: true } });
    expect(text).toContain("We see orders since 10 Mar 2024");
    expect(text).toContain("Allow all orders");
    expect(html).toContain('href="/app/import"');
  });

  test("an upload that reaches further back is told", async () => {
    const reach = { ...aHome().reach, isLimited: true, fileSince: new Date("2019-05-01T00:00:00Z") };
    const { text } = await render({ reach });
    expect(text).toContain("Your upload adds orders since 1 May 2019.");
    expect(text).toContain("Orders since 1 May 2019, the older ones from your upload.");
  });

  test("the first blocks of the theme have their way into the editor, out of the app's frame", async () => {
    const { html } = await render();
    const links = [...html.matchAll(/<a[^>]*href="https:\/\/a\.myshopify\.com\/admin\/themes[^"]*"[^>]*>/g)];
    expect(links).toHaveLength(2);
    expect(links.filter(([link]) => !link.includes('target="_top"'))).toEqual([]);
    expect(html).toContain('aria-label="Switch on: Offers everywhere"');
    expect(html).toContain('aria-label="Add to theme: Bundle"');
    // What stands in the theme is not known before Shopify's admin has told it.
    expect(html).not.toContain("Not yet");
  });

  test.each([
    [{ kept: 12, broken: 0 }, "all 12 purchases from an offer cost what it promised, or less.", "/app/promises"],
    [{ kept: 1, broken: 0 }, "the one purchase from an offer cost what it promised, or less.", "/app/promises"],
    [
      { kept: 12, broken: 1 },
      "12 of 13 purchases from an offer cost what it promised, or less; 1 cost more.",
      "=broken",
    ],
  ])("prices: %j are told in one line, with the way to each case", async (prices, words, address) => {
    const { html, text } = await render({ prices: { ...prices, days: 30 } });
    expect(text).toContain(`In the last 30 days, ${words}`);
    expect(html).toMatch(new RegExp(`href="[^"]*${address}"`));
  });

  test("before the first purchase from an offer nothing is said of prices", async () => {
    expect((await render()).text).not.toContain("In the last 30 days");
  });

  test("what needs attention comes first, with what to do", async () => {
    const concerns: Home["concerns"] = [
      { id: "a", tone: "critical", title: "Your orders could not be read", text: "Shopify had a fault.", action: null },
      {
        id: "b",
        tone: "warning",
        title: "may.csv was imported in part",
        text: "x",
        action: { content: "See", url: "/app/import/b" },
      },
      {
        id: "c",
        tone: "warning",
        title: "A task did not work",
        text: "y",
        action: { content: "Try again", retry: { intent: "retry-news" } },
      },
    ];
    const { html } = await render({ concerns });
    expect(headings(html).slice(0, 5)).toEqual([
      "1 Tandem is not up to date",
      "2 Needs your attention",
      "3 Your orders could not be read",
      "3 may.csv was imported in part",
      "3 A task did not work",
    ]);
    expect(html).toContain('name="intent" value="retry-news"');
    expect(html).toContain('aria-label="See: may.csv was imported in part"');
  });

  test("says nothing in the language of machines", async () => {
    const { text } = await render({ reach: { ...aHome().reach, isLimited: true } });
    expect(text).not.toMatch(/webhook|bulk|\bjob|queue|intake|backfill|scope|\bAPI\b/i);
  });
});
