import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseGid, toGid } from "#app/kernel/ids.ts";

describe("parseGid", () => {
  test("reads back what toGid writes, however large the number", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), (id) => {
        expect(parseGid(toGid("Order", id), "Order")).toBe(id);
      }),
    );
  });

  test("overlooks what Shopify hangs on some ids", () => {
    expect(parseGid("gid://shopify/InventoryLevel/12?inventory_item_id=34", "InventoryLevel")).toBe(12n);
  });

  test.each([
    "gid://shopify/Product/1",
    "gid://shopify/Order/",
    "gid://shopify/Order/abc",
    "gid://shopify/Order/-1",
    "gid://shopify/Order/1/2",
    "gid://elsewhere/Order/1",
    "1",
    "",
  ])('refuses "%s" as the id of an order', (text) => {
    expect(() => parseGid(text, "Order")).toThrow(RangeError);
  });
});
