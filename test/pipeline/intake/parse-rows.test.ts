import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseRows, rowsOf } from "#app/pipeline/intake/parse-rows.ts";
import type { Problem } from "#app/pipeline/intake/store.server.ts";

const row = (line: number, id: string, more: object = {}) => ({ line, value: { id, ...more } });

describe("parseRows", () => {
  test("a row that can't be read is listed with its line and reason, and the others are kept", () => {
    const problems: Problem[] = [];
    const rows = [
      row(1, "gid://shopify/Order/1", { total: "12.00" }),
      row(2, "gid://shopify/Order/2"),
      row(3, "gid://shopify/Order/3", { total: "much" }),
    ];
    const parse = (value: object) => {
      const { total } = z.object({ total: z.string() }).parse(value);
      if (Number.isNaN(Number(total))) throw new RangeError(`"${total}" is not an amount of money`);
      return total;
    };
    expect(parseRows(rows, parse, problems)).toEqual(["12.00"]);
    expect(problems).toEqual([
      { line: 2, reason: "Order 2 can't be read: it lacks a field that Shopify promises" },
      { line: 3, reason: 'Order 3 can\'t be read: "much" is not an amount of money' },
    ]);
  });
});

describe("rowsOf", () => {
  test("tells an order's lines from the orders", () => {
    const rows = [
      row(1, "gid://shopify/Order/1"),
      row(2, "gid://shopify/LineItem/5", { __parentId: "gid://shopify/Order/1" }),
    ];
    expect(rowsOf(rows, "LineItem").map(({ line }) => line)).toEqual([2]);
  });
});
