import { describe, expect, test } from "vitest";
import { aProduct, aSmallWorld } from "#test/local-store/a-small-world.ts";
import { SHOP } from "#test/local-store/a-test-store.ts";
import { MUG, TEAPOT } from "#test/local-store/cart/a-shopper.ts";
import { addDiscount } from "#test/local-store/cart/merchant-discount.ts";
import { begin, CONTACT, pay, read, shopping, twoMarkets } from "./a-checkout.ts";

describe("codes and countries", () => {
  test("a code typed at checkout is taken off and is on the order; another can be removed again", async () => {
    const { shopper, shop } = await shopping();
    addDiscount(
      shop,
      { title: "Five off", code: "FIVE", discountClass: "order", value: { fixedMinor: 500 } },
      "2026-11-01T00:00:00Z",
    );
    await shopper.post("/cart/add.js", { items: [{ id: MUG }, { id: TEAPOT }] });
    const path = await begin(shopper);
    await shopper.submit(path, { ...CONTACT, code: "nope", action: "apply" });
    expect((await read(shopper, path)).html).toContain("does not apply");
    await shopper.submit(path, { ...CONTACT, remove: "nope" });
    await shopper.submit(path, { ...CONTACT, code: "five", action: "continue" });
    await pay(shopper, path);
    expect(shop.world.orders.at(-1)).toMatchObject({
      discountCode: "five",
      lines: [{ discounts: [{ kind: "code", amountMinor: 250 }] }, { discounts: [{ kind: "code", amountMinor: 250 }] }],
    });
  });

  test("another country is another market: the prices are its own, to the cent, and the order says both", async () => {
    const { shopper, shop } = await shopping(twoMarkets());
    addDiscount(shop, { title: "Tea time", value: { percent: "3.3" } }, "2026-11-01T00:00:00Z");
    await shopper.post("/cart/add.js", { id: MUG });
    const path = await begin(shopper);
    await shopper.submit(path, { ...CONTACT, country: "DE", action: "update" });
    const { html } = await read(shopper, path);
    // 10.00 × 1.16 = 11.60; 3.3 % of it is 0.3828, so 0.38 is taken off; 3.95 × 1.16 = 4.582.
    expect(html).toContain("€11.22");
    expect(html).toContain("€15.80");
    await pay(shopper, path, { country: "DE" });
    expect(shop.world.orders.at(-1)).toMatchObject({
      countryCode: "DE",
      currency: "GBP",
      presentmentCurrency: "EUR",
      presentmentRate: 1.16,
      shippingMinor: 395,
      presentmentShippingMinor: 458,
      lines: [
        {
          unitPriceMinor: 1000,
          discounts: [{ amountMinor: 33 }],
          presentment: { unitPriceMinor: 1160, discountsMinor: [38] },
        },
      ],
    });
  });

  test("the Admin API and the webhook tell what was charged in the shopper's currency, not what the rate makes of it", async () => {
    const world = twoMarkets();
    const { store, stub, shopper, shop } = await shopping(world);
    store.install(SHOP);
    addDiscount(shop, { title: "Tea time", value: { percent: "0.8" } }, "2026-11-01T00:00:00Z");
    await shopper.post("/cart/add.js", { id: MUG, quantity: 3 });
    const path = await begin(shopper);
    await shopper.submit(path, { ...CONTACT, country: "DE", action: "update" });
    await pay(shopper, path, { country: "DE" });
    // 34.80 less 0.27 and 4.58 for shipping; the shop's 33.72 at the rate would have come to 39.12.
    const query = `{ orders(first: 1, reverse: true) { nodes {
      totalPriceSet { shopMoney { amount } presentmentMoney { amount currencyCode } }
      lineItems(first: 1) { nodes {
        originalUnitPriceSet { presentmentMoney { amount } }
        discountAllocations { allocatedAmountSet { shopMoney { amount } presentmentMoney { amount } } }
      } }
    } } }`;
    const { body } = await store.adminApi.execute(shop, { query }, { scopes: ["read_orders", "read_products"] });
    const total = { shopMoney: { amount: "33.72" }, presentmentMoney: { amount: "39.11", currencyCode: "EUR" } };
    expect(JSON.parse(JSON.stringify(body))).toMatchObject({
      data: {
        orders: {
          nodes: [
            {
              totalPriceSet: total,
              lineItems: {
                nodes: [
                  {
                    originalUnitPriceSet: { presentmentMoney: { amount: "11.6" } },
                    discountAllocations: [
                      { allocatedAmountSet: { shopMoney: { amount: "0.23" }, presentmentMoney: { amount: "0.27" } } },
                    ],
                  },
                ],
              },
            },
          ],
        },
      },
    });
    await store.webhooks.settled();
    const told = stub.seen.find(({ headers }) => headers["x-shopify-topic"] === "orders/create");
    expect(JSON.parse(told?.body ?? "{}").total_price_set.presentment_money.amount).toBe("39.11");
  });

  test("titles and properties are shown as text, and hidden properties not at all", async () => {
    const product = { ...aProduct(1, "Mug"), title: `<script>alert("Mug")</script>` };
    const { shopper } = await shopping(aSmallWorld({ products: [product] }));
    const properties = { Engraving: "<b>Ada</b>", _tandem_offer: "v1" };
    await shopper.post("/cart/add.js", { id: MUG, properties });
    const { html } = await read(shopper, await begin(shopper));
    expect(html).toContain("&lt;script&gt;alert(&quot;Mug&quot;)&lt;/script&gt;");
    expect(html).toContain("Engraving: &lt;b&gt;Ada&lt;/b&gt;");
    expect(html).not.toMatch(/<script>alert|<b>Ada|v1/);
  });
});
