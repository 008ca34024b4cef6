import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { shopDay } from "#app/kernel/shop-day.ts";
import { aLevel, anOffer } from "#test/pipeline/publishing/an-offer.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { look } from "#test/support/look.ts";
import { withTestDatabase } from "#test/support/test-database.ts";
import { expectCalm, lastOrder, openShopper, readMinor, type Shopper, untilAdded } from "./a-shopper.ts";
import { openStoreWithOffers, type StoreWithOffers } from "./a-store-with-offers.ts";

withTestDatabase();
// A shopper opens several pages, and Tandem publishes in between.
vi.setConfig({ testTimeout: 120_000 });

const DAY_MS = 86_400_000;
const WIDTHS = [390, 1280];
const BUNDLE = "[data-tandem-kind=bundle]";
const CAMPAIGN = "[data-tandem-kind=campaign]";
/** Far enough not to have come when midnight passes during the test. */
const DAYS_LEFT = 2;

let shop: StoreWithOffers;
let browser: Browser;
/** Shoppers who filled their carts, and what they were promised. */
const waiting: { shopper: Shopper; promised: number; fullPrice: number }[] = [];

const price = (handle: string) => shop.product(handle).variants[0]?.priceMinor ?? 0;
const now = () => shop.app.store.clock.now();
const endDate = shopDay(new Date(Date.now() + DAYS_LEFT * DAY_MS), "Europe/London");
/** Pages show an offer until its end date begins. */
const untilInWords = `Until ${sayDay(new Date(Date.parse(endDate) - DAY_MS))}`;

function sayDay(day: Date): string {
  const parts = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat("en-GB", parts).format(day).replace(",", "");
}

beforeAll(async () => {
  shop = await openStoreWithOffers(23);
  const id = (handle: string) => shop.product(handle).id;
  const pair = [id("harbour-mug"), id("cork-coasters")];
  await shop.publish([anOffer({ offerId: "pair", levels: [aLevel(5, pair)], until: endDate })]);
  await shop.campaign({
    title: "The winter table",
    text: "For long evenings.",
    productIds: [BigInt(id("pasta-pot")), BigInt(id("cheese-grater"))],
    choose: null,
    savingPercent: 10,
    fromDay: null,
    untilDay: endDate,
  });
  // From here on, whatever day it is, Tandem is not there.
  await shop.app.kill();
  browser = await launchBrowser();
}, 240_000);
afterAll(async () => {
  await browser.close();
  await shop.app.stop();
});

function come(width: number, script = true): Promise<Shopper> {
  return openShopper(browser, shop.app.store, { width, script, nowMs: now() });
}

/** Puts the set into the cart. @returns what it was promised to cost */
async function fill({ page, go }: Shopper, path: string, kind: string, script = true): Promise<number> {
  await go(path);
  const set = page.locator(kind);
  const promised = readMinor(await set.locator("[data-tandem-total] [data-tandem-pay]").innerText());
  await set.locator("[data-tandem-add]").click();
  if (script) await untilAdded(set);
  else await page.waitForURL("**/cart");
  return promised;
}

/** Two carts at this width, each with one of the sets, wait to be paid. */
async function wait(width: number, script: boolean): Promise<void> {
  const sets = [
    { path: "/products/harbour-mug", kind: BUNDLE, handles: ["harbour-mug", "cork-coasters"] },
    { path: "/", kind: CAMPAIGN, handles: ["pasta-pot", "cheese-grater"] },
  ];
  for (const { path, kind, handles } of sets) {
    const shopper = await come(width, script);
    const fullPrice = handles.reduce((sum, handle) => sum + price(handle), 0);
    waiting.push({ shopper, promised: await fill(shopper, path, kind, script), fullPrice });
  }
}

describe.each(WIDTHS)("before the end date, at %i px", (width) => {
  test("a campaign says in words until when it is on, counts nothing down, and is bought at the price it promised", async () => {
    const shopper = await come(width);
    await shopper.go("/");
    const campaign = shopper.page.locator(CAMPAIGN);
    expect(await campaign.getByRole("heading", { name: "The winter table" }).isVisible()).toBe(true);
    expect(await campaign.locator(".tandem-until").innerText()).toBe(untilInWords);
    expect(await campaign.getByRole("timer").count()).toBe(0);
    await look(shopper.page, `campaign-${width}`);
    await expectCalm(shopper);
    const promised = await fill(shopper, "/", CAMPAIGN);
    expect(promised).toBeLessThan(price("pasta-pot") + price("cheese-grater"));
    expect(readMinor(await shopper.pay())).toBe(promised);
    expect(lastOrder(shop.app.store, shop.shop).paidMinor).toBe(promised);
    expect(shopper.stray).toEqual([]);
    await shopper.leave();
  });

  test("a bundle that ends says so on its product's page", async () => {
    const shopper = await come(width);
    await shopper.go("/products/harbour-mug");
    expect(await shopper.page.locator(`${BUNDLE} .tandem-until`).innerText()).toBe(untilInWords);
    await expectCalm(shopper);
    await shopper.leave();
  });

  test("where the merchant wants a countdown, the campaign says how long is left", async () => {
    const block = { block: "campaign", template: "index", section: "apps", settings: { countdown: true } };
    shop.app.store.setPlacements(shop.shop, { blocks: [block], embeds: [{ block: "embed" }] });
    const shopper = await come(width);
    await shopper.go("/");
    expect(await shopper.page.locator(CAMPAIGN).getByRole("timer").innerText()).toMatch(/^(1 day|\d+ hours).* left$/);
    await look(shopper.page, `campaign-countdown-${width}`);
    shop.app.store.setPlacements(shop.shop, "obvious");
    await shopper.leave();
  });
});

describe("on the end date", () => {
  beforeAll(async () => {
    // Pages of the day before are served on, and carts of the day before wait.
    shop.app.store.setPageCache(shop.shop, { seconds: (4 * DAY_MS) / 1000 });
    const visitor = await come(390);
    for (const path of ["/", "/products/harbour-mug"]) await visitor.go(path);
    await visitor.leave();
    for (const width of WIDTHS) await wait(width, true);
    await shop.app.store.clock.advance(Date.parse(`${endDate}T12:00:00Z`) - now());
  }, 120_000);

  test("carts that were filled before it pay what they were promised", async () => {
    expect(waiting).toHaveLength(4);
    for (const { shopper, promised, fullPrice } of waiting.splice(0)) {
      expect(promised).toBeLessThan(fullPrice);
      expect(readMinor(await shopper.pay())).toBe(promised);
      expect(lastOrder(shop.app.store, shop.shop).paidMinor).toBe(promised);
      await shopper.leave();
    }
  });

  test.each(WIDTHS)("on pages of the day before, the script puts both away (%i px)", async (width) => {
    const shopper = await come(width);
    for (const [path, kind] of [["/", CAMPAIGN] as const, ["/products/harbour-mug", BUNDLE] as const]) {
      await shopper.go(path);
      expect(await shopper.page.locator(kind).count(), kind).toBe(1);
      expect(await shopper.page.locator(kind).isVisible(), kind).toBe(false);
    }
    await look(shopper.page, `offers-over-${width}`);
    await shopper.leave();
  });

  test("where a page of the day before runs no script, what it promises is honoured to the end of the day", async () => {
    for (const width of WIDTHS) await wait(width, false);
    for (const { shopper, promised } of waiting.splice(0)) {
      expect(readMinor(await shopper.pay())).toBe(promised);
      await shopper.leave();
    }
    for (const width of WIDTHS) await wait(width, false);
  });

  test.each(WIDTHS)("a new page has neither (%i px)", async (width) => {
    shop.app.store.clearPageCache(shop.shop);
    const shopper = await come(width);
    await shopper.go("/products/harbour-mug");
    expect(await shopper.page.locator(BUNDLE).count()).toBe(0);
    await expectCalm(shopper);
    await shopper.go("/");
    expect(await shopper.page.locator(CAMPAIGN).count()).toBe(0);
    await expectCalm(shopper);
    await shopper.leave();
  });
});

test("the day after, carts that were filled on the end date pay the full price", async () => {
  await shop.app.store.clock.advance(DAY_MS);
  expect(waiting).toHaveLength(4);
  for (const { shopper, promised, fullPrice } of waiting.splice(0)) {
    expect(promised).toBeLessThan(fullPrice);
    expect(readMinor(await shopper.pay())).toBe(fullPrice);
    await shopper.leave();
  }
});
