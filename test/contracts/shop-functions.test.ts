import { describe, expect, test } from "vitest";
import { listShopFunctions } from "#test/contracts/shop-functions.ts";

const list = (text: string, path = "app/shops/a.server.ts") => listShopFunctions([{ path, text }]);

describe("listShopFunctions", () => {
  test.each([
    ["find", "export async function find(shop: string, id: string) {}"],
    ["find", "export async function find(tx: Database, shop: string) {}"],
    ["find", "export function* find(shop: string, since: Date) {}"],
    ["work", "export const work: JobHandler<{ shop: string }> = async ({ shop }, context) => {};"],
    ["work", "export const work = async function ({ shop: domain }) {};"],
    ["Collector", "export class Collector { constructor(shop: string, context: Context) {} }"],
  ])("finds %s in: %s", (name, text) => {
    expect(list(text)).toEqual([`app/shops/a.server.ts ${name}`]);
  });

  test.each([
    "function find(shop: string) {}",
    "export function forgetAllShops(before: Date) {}",
    "export function find(a: string, b: string, shop: string) {}",
    "export const LIMIT = 5;",
    "export class Gone extends Error {}",
  ])("leaves out: %s", (text) => {
    expect(list(text)).toEqual([]);
  });

  test("leaves out pure files", () => {
    expect(list("export function composeExport(shop: string) {}", "app/shops/export.ts")).toEqual([]);
  });
});
