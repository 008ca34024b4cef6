import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "#test/support/browser.ts";
import { findBarriers } from "#test/support/find-barriers.ts";
import { renderBlock } from "./a-page.ts";
import { aProduct, FIRST_PRODUCT } from "./a-product.ts";
import { openBlock, textsOf } from "./open-block.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const slot = (number: number, q = 1) => ({ p: [FIRST_PRODUCT + number], q });
const three = { id: "three", kind: "bundle", slots: [slot(1), slot(2), slot(3)], pct: 10 };
const pair = { id: "pair", kind: "bundle", slots: [slot(1), slot(2)], pct: 5 };
const button = (name = "Complete the set") => ["button", { name }] as const;

/** A theme whose actions keep what they are asked, and answer as `errors` says. */
const actions = (errors: string[] = []) => `<script>
  window.asked = [];
  window.Shopify = { actions: { updateCart: async (change) => {
    window.asked.push(change);
    return { userErrors: ${JSON.stringify(errors.map((message) => ({ message })))} };
  } } };
</script>`;
const total = ".tandem-set__total .tandem-price__pay";

describe("with a script", () => {
  test("what is left of a set costs what another published set makes of it, and else the plain price", async () => {
    const { page, close } = await openBlock(browser, await renderBlock("bundle", { published: [three, pair] }));
    expect(await textsOf(page, total)).toEqual(["£108.00"]);
    await page.getByRole("checkbox", { name: "In the set: Product 3" }).uncheck();
    expect(await textsOf(page, total)).toEqual(["£57.00"]);
    expect(await textsOf(page, "[data-tandem-saving]:visible")).toEqual(["You save £3.00"]);
    await page.getByRole("checkbox", { name: "In the set: Product 2" }).uncheck();
    expect(await textsOf(page, total)).toEqual(["£20.00"]);
    expect(await page.locator("[data-tandem-saving]:visible, .tandem-set__total s:visible").count()).toBe(0);
    await page.getByRole("checkbox", { name: "In the set: Product 1" }).uncheck();
    expect(await page.getByRole(...button()).getAttribute("aria-disabled")).toBe("true");
    await close();
  });

  test("prices follow the variant, capped or not, as the shop writes money", async () => {
    const second = aProduct(2, { variants: [{ title: "Small" }, { title: "Large", price: 123_456_789 }] });
    const capped = { ...pair, caps: { [`v${second.variants[1]?.id}`]: 2.5 } };
    const moneyFormat = "{{amount_with_comma_separator}} €";
    const html = await renderBlock("bundle", {
      published: [capped],
      products: { 2: second },
      currency: "EUR",
      moneyFormat,
    });
    const { page, close } = await openBlock(browser, html);
    await page.locator("select").selectOption({ index: 1 });
    // 2.5 % of 1,234,567.89 is 30,864.19725, of which 30,864.19 is taken off.
    expect((await textsOf(page, ".tandem-row__price .tandem-price__pay"))[1]).toBe("1.203.703,70 €");
    await close();
  });

  test("the chosen lines go to the theme's own cart, with the promise that was shown and the shopper's arm", async () => {
    const html = await renderBlock("bundle", { published: [three, pair] });
    const { page, posts, close } = await openBlock(browser, html, { head: actions() });
    await page.evaluate(() => {
      document.documentElement.dataset.tandemArm = "offers";
    });
    await page.getByRole("checkbox", { name: "In the set: Product 3" }).uncheck();
    await page.getByRole(...button()).click();
    await page.getByText("Added to your cart.").waitFor();
    const line = (variant: number, unit: number) => ({
      merchandiseId: `gid://shopify/ProductVariant/${variant}`,
      quantity: 1,
      attributes: [
        { key: "_tandem_offer", value: "pair" },
        { key: "_tandem_promise", value: `5@${unit}GBP` },
        { key: "_tandem_arm", value: "offers" },
      ],
    });
    // Lines and nothing else: attributes and note of the cart stay the merchant's.
    expect(await page.evaluate("window.asked")).toEqual([
      { lines: [line(45_000_000_000_011, 2000), line(45_000_000_000_021, 4000)] },
    ]);
    expect(posts).toEqual([]);
    expect(await page.getByRole(...button()).evaluate((one) => one === document.activeElement)).toBe(true);
    await close();
  });

  test("what Shopify says against it is said to the shopper", async () => {
    const html = await renderBlock("bundle", { published: "pair" });
    const { page, close } = await openBlock(browser, html, { head: actions(["Only 2 left of Product 1."]) });
    await page.getByRole(...button()).click();
    await page.getByText("Only 2 left").waitFor();
    expect(await textsOf(page, "[role=alert]")).toEqual(["Only 2 left of Product 1."]);
    expect(await page.getByText("Added to your cart.").isVisible()).toBe(false);
    expect(await page.getByRole(...button()).getAttribute("aria-disabled")).toBe("false");
    await close();
  });

  test("without actions the Ajax cart takes the lines, and the cart's page shows them", async () => {
    const { page, posts, close } = await openBlock(browser, await renderBlock("bundle", { published: "pair" }));
    await page.getByRole(...button()).click();
    await page.waitForURL("**/cart");
    expect(posts.map(({ url }) => url)).toEqual(["/cart/add.js"]);
    expect(JSON.parse(posts[0]?.body ?? "")).toEqual({
      items: [
        {
          id: 45_000_000_000_011,
          quantity: 1,
          properties: { _tandem_offer: "0f1e2d3c4b5a0001", _tandem_promise: "5@2000GBP" },
        },
        {
          id: 45_000_000_000_021,
          quantity: 1,
          properties: { _tandem_offer: "0f1e2d3c4b5a0001", _tandem_promise: "5@4000GBP" },
        },
      ],
    });
    await close();
  });

  test("a refusal of the Ajax cart is told in its words, and the page stays", async () => {
    const answer = { status: 422, body: { status: 422, message: "Cart Error", description: "Product 2 is sold out." } };
    const { page, close } = await openBlock(browser, await renderBlock("bundle", { published: "pair" }), { answer });
    await page.getByRole(...button()).click();
    await page.getByText("Product 2 is sold out.").waitFor();
    expect(new URL(page.url()).pathname).toBe("/");
    await close();
  });

  test("the page's own picker takes its product in the set along", async () => {
    const products = { 1: aProduct(1, { variants: [{ title: "S" }, { title: "L", price: 3000 }] }) };
    const { page, close } = await openBlock(browser, await renderBlock("bundle", { published: "pair", products }));
    await page.evaluate((id) => {
      const event = Object.assign(new Event("shopify:product:select", { bubbles: true }), {
        promise: Promise.resolve({ variant: { id: `gid://shopify/ProductVariant/${id}` } }),
      });
      document.querySelector("h1")?.dispatchEvent(event);
    }, products[1].variants[1]?.id);
    await expect.poll(() => textsOf(page, total)).toEqual(["£66.50"]);
    await close();
  });
});

describe("at the end of an offer", () => {
  test.each([
    ["bundle", { ...pair, until: "2026-11-30" }],
    ["tiers", { ...pair, kind: "tier", until: "2026-11-30" }],
  ])(
    "%s leave an open page as the end date begins in the shop's time zone, without the embed too",
    async (name, entry) => {
      const published = [entry, { ...entry, slots: three.slots }];
      const html = await renderBlock(name, { published, timeZone: "America/New_York" });
      expect(html).toContain('data-tandem-ends="2026-11-30T00:00:00-05:00"');
      const context = { timezoneId: "Asia/Tokyo", clockAt: "2026-11-30T04:58:00Z" };
      const { page, close } = await openBlock(browser, html, context);
      expect(await page.locator("[data-tandem-offer]:visible").count()).toBeGreaterThan(0);
      await page.clock.runFor(121_000);
      expect(await page.locator("[data-tandem-offer]:visible").count()).toBe(0);
      await close();
    },
  );
});

describe("on the page", () => {
  test.each([390, 1280])("nothing moves when styles and script are there, %i px wide", async (width) => {
    const blocks = await Promise.all(
      ["bundle", "tiers", "quantity-breaks"].map(async (name, index) =>
        (await renderBlock(name, { published: name === "bundle" ? [three] : "page-of-several" })).replaceAll(
          "AbC1",
          `B${index}`,
        ),
      ),
    );
    blocks.push(await renderBlock("bundle", { published: [three], settings: { images: false } }));
    const head = `<script>
      window.shift = 0;
      new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; })
        .observe({ type: "layout-shift", buffered: true });
    </script>`;
    const { page, close } = await openBlock(browser, blocks.join(""), { head, viewport: { width, height: 2000 } });
    await page.waitForTimeout(300);
    expect(await page.evaluate("window.shift")).toBe(0);
    await close();
  });

  test("a shopper of the hold-out sees none of it", async () => {
    const head = '<script>document.documentElement.dataset.tandemArm = "hold-out"</script>';
    const { page, close } = await openBlock(browser, await renderBlock("bundle", { published: "pair" }), { head });
    expect(await page.locator("[data-tandem-offer]:visible").count()).toBe(0);
    await close();
  });

  test.each(["ltr", "rtl"])("axe finds nothing, %s", async (dir) => {
    const products = {
      2: aProduct(2, { variants: [{ title: "S" }, { title: "L" }] }),
      3: aProduct(3, { featured_image: null }),
    };
    const blocks = await Promise.all(
      ["bundle", "tiers", "quantity-breaks"].map(async (name, index) =>
        (await renderBlock(name, { products, published: name === "bundle" ? [three] : "page-of-several" })).replaceAll(
          "AbC1",
          `B${index}`,
        ),
      ),
    );
    const { page, close } = await openBlock(browser, blocks.join(""), {
      head: `<script>document.documentElement.dir = "${dir}"</script>`,
    });
    expect(await findBarriers(page)).toEqual([]);
    await close();
  });

  test("every target is big enough for a finger", async () => {
    const { page, close } = await openBlock(browser, await renderBlock("bundle", { published: [three] }), {
      viewport: { width: 390, height: 800 },
    });
    const small = await page
      .locator("button, select, label")
      .evaluateAll((all) =>
        all
          .filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
          .map((one) => one.outerHTML),
      );
    expect(small).toEqual([]);
    await close();
  });
});
