import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#test/support/browser.ts";
import { findBarriers } from "#test/support/find-barriers.ts";
import type { PageParts } from "./a-page.ts";
import { aProduct, FIRST_PRODUCT } from "./a-product.ts";
import { openTab } from "./a-shop-tab.ts";
import { renderOn, textOf } from "./a-whole-page.ts";

const SLOTS = [1, 2].map((number) => ({ p: [FIRST_PRODUCT + number], q: 1 }));
const ENTRY = { id: "c1", kind: "bundle", slots: SLOTS, pct: 10, until: "2026-11-30" };

/** A campaign as its metaobject has it. */
function aCampaign(entry: object = {}, title = "The November kitchen", text = "One line\nand <another>") {
  return {
    title: { value: title },
    text: { value: text },
    products: { value: [aProduct(1), aProduct(2)] },
    bundle: { value: { ...ENTRY, ...entry } },
  };
}

const LIVE = { campaigns: [{ h: "november", u: "2026-11-30" }] };
const render = (parts: PageParts = {}, campaigns: object = { november: aCampaign() }) =>
  renderOn("campaign", { metaobjects: { "$app:campaign": campaigns }, product: undefined }, { config: LIVE, ...parts });

describe("a campaign", () => {
  test("shows its words, its products, what they cost together, and the last day it is here", async () => {
    const html = await render();
    const text = textOf(html);
    expect(text).toContain("The November kitchen One line and &lt;another&gt; Until Sunday 29 November");
    expect(text).toContain("£54.00 You save £6.00");
    expect(html).toContain('name="items[1][properties][_tandem_offer]" value="c1"');
    expect(html.match(/type="submit"/g)).toHaveLength(1);
  });

  test.each([
    ["2026-12-01", "en", "Until Monday 30 November"],
    ["2026-12-02", "en", "Until Tuesday 1 December"],
    ["2028-03-01", "en", "Until Tuesday 29 February"],
    ["2027-03-01", "en", "Until Sunday 28 February"],
    ["2028-01-01", "de", "Bis Freitag, 31. Dezember"],
    ["2027-01-02", "de", "Bis Freitag, 1. Januar"],
    ["2026-12-25", "de", "Bis Donnerstag, 24. Dezember"],
    ["2027-03-02", "fr", "Jusqu’au lundi 1er mars"],
    ["2027-09-01", "fr", "Jusqu’au mardi 31 août"],
  ])("that ends on %s says the day before in %s: %s", async (until, locale, words) => {
    const parts = { locale, config: { campaigns: [{ h: "november" }] } };
    expect(textOf(await render(parts, { november: aCampaign({ until }) }))).toContain(words);
  });

  test.each([
    // Midnight in New York; it is the 30th elsewhere for hours already.
    ["2026-11-30T04:59:59Z", true],
    ["2026-11-30T05:00:00Z", false],
  ])("is there at %s: %s, as its end date begins in the shop's time zone, named or not", async (now, isThere) => {
    const parts = { now, timeZone: "America/New_York" };
    for (const settings of [{}, { campaign: "november" }]) {
      expect((await render({ ...parts, settings })).includes("The November kitchen")).toBe(isThere);
    }
    expect((await render(parts)).includes('data-tandem-ends="2026-11-30T00:00:00-05:00"')).toBe(isThere);
  });

  test("is the first one that is on, unless the merchant names one", async () => {
    const config = { campaigns: [{ h: "later", f: "2026-12-01" }, { h: "over", u: "2026-11-24" }, { h: "november" }] };
    const all = { later: aCampaign({}, "Later"), over: aCampaign({}, "Over"), november: aCampaign() };
    expect(textOf(await render({ config }, all))).toContain("The November kitchen");
    expect(textOf(await render({ config, settings: { campaign: "over" } }, all))).toContain("Over");
  });

  const cases: [string, PageParts, object][] = [
    ["there is none", { config: { campaigns: [] } }, {}],
    ["its metaobject is gone", {}, {}],
    ["it has not begun", { settings: { campaign: "november" } }, { november: aCampaign({ from: "2026-11-25" }) }],
    ["one of its products is missing", {}, { november: { ...aCampaign(), products: { value: [aProduct(1), null] } } }],
    ["offers are off", { config: { ...LIVE, on: false } }, { november: aCampaign() }],
  ];
  test.each(cases)("renders nothing where %s", async (_, parts, campaigns) => {
    expect(textOf(await render(parts, campaigns))).toBe("");
  });
});

describe("a campaign's page out of a cache", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  const open = async (now: string, settings: Record<string, unknown>, calm = false) => {
    const context = await browser.newContext({
      reducedMotion: calm ? "reduce" : "no-preference",
      timezoneId: "Asia/Tokyo",
    });
    await context.clock.install({ time: new Date(now) });
    return await openTab(context, { body: () => render({ settings }) });
  };
  const campaign = "tandem-campaign";

  test("shows it until its end date begins in the shop's own time zone, then takes it away", async () => {
    const { page, problems } = await open("2026-11-29T23:58:30Z", {});
    expect(await page.locator(campaign).isVisible()).toBe(true);
    expect(await page.getByRole("timer").count()).toBe(0);
    await page.clock.runFor(60_000);
    expect(await page.locator(campaign).isVisible()).toBe(true);
    await page.clock.runFor(31_000);
    expect(await page.locator(campaign).isVisible()).toBe(false);
    expect(problems).toEqual([]);
  });

  test.each([
    ["2026-10-26", "2026-10-20", "+00:00"],
    ["2026-10-25", "2026-10-20", "+01:00"],
    ["2027-03-29", "2027-03-20", "+01:00"],
  ])("of one that is over on %s a page of %s knows by which clocks, %s", async (until, day, zone) => {
    const parts = { now: `${day}T12:00:00Z`, timeZone: "Europe/London", config: { campaigns: [{ h: "november" }] } };
    const html = await render(parts, { november: aCampaign({ until }) });
    expect(html).toContain(`data-tandem-ends="${until}T00:00:00${zone}"`);
  });

  test("shows none that is over already", async () => {
    const { page } = await open("2026-11-30T00:00:01Z", {});
    expect(await page.locator(campaign).isVisible()).toBe(false);
  });

  test("counts down in the greatest units, by the second in the last hour, and keeps its place from the start", async () => {
    const { page } = await open("2026-11-27T09:30:00Z", { countdown: true });
    const timer = page.getByRole("timer");
    await timer.getByText("2 days 14 hours left").waitFor();
    expect(await timer.getAttribute("aria-live")).toBe("off");
    expect(await findBarriers(page)).toEqual([]);
    const height = () => page.locator(campaign).evaluate((element) => element.getBoundingClientRect().height);
    const before = await height();
    await timer.evaluate((element) => element.replaceChildren());
    expect(await height()).toBe(before);
    const last = await open("2026-11-29T23:29:30Z", { countdown: true });
    const seen = await last.page.getByText(/^\d+ minutes( \d+ seconds?)? left$/).textContent();
    await last.page.clock.runFor(2_000);
    expect(await last.page.getByRole("timer").textContent()).not.toBe(seen);
  });

  test("moves by the minute where the shopper wants no motion", async () => {
    const { page } = await open("2026-11-29T23:29:30Z", { countdown: true }, true);
    const timer = page.getByRole("timer");
    const minutes = async () => Number(/^(\d+) minutes left$/.exec((await timer.textContent()) ?? "")?.[1]);
    const before = await minutes();
    await page.clock.runFor(120_000);
    expect(await minutes()).toBeLessThan(before);
  });
});
