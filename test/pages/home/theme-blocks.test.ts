import { describe, expect, test } from "vitest";
import { listActive, THEME_BLOCKS, toEditorAddress, toEditorPage } from "#app/pages/home/theme-blocks.ts";

const editor = { shop: "a.myshopify.com", apiKey: "key" };
const addressOf = (handle: string, to = toEditorAddress) => {
  const block = THEME_BLOCKS.find((one) => one.handle === handle);
  return block ? new URL(to(block, editor)) : null;
};
const queryOf = (address: URL | null) => Object.fromEntries(address?.searchParams ?? []);

describe("toEditorAddress", () => {
  test("adds a block to the page of the theme that it is for", () => {
    const address = addressOf("bundle");
    expect(`${address?.origin}${address?.pathname}`).toBe("https://a.myshopify.com/admin/themes/current/editor");
    expect(queryOf(address)).toEqual({ template: "product", addAppBlockId: "key/bundle", target: "mainSection" });
    expect(queryOf(addressOf("cart-offers"))).toMatchObject({ template: "cart", target: "newAppsSection" });
  });

  test("switches the embed on", () => {
    expect(queryOf(addressOf("embed"))).toEqual({ context: "apps", template: "index", activateAppId: "key/embed" });
  });
});

describe("toEditorPage", () => {
  test("opens the page and adds nothing", () => {
    expect(queryOf(addressOf("bundle", toEditorPage))).toEqual({ template: "product" });
    expect(queryOf(addressOf("embed", toEditorPage))).toEqual({ template: "index", context: "apps" });
  });
});

describe("listActive", () => {
  test("names the blocks of the theme that stand in it, and nothing of other extensions", () => {
    const at = (handle: string, status: string) => ({ handle, status, target: "section", name: handle });
    const extensions = [
      { type: "theme_app_extension", activations: [at("bundle", "active"), at("tiers", "available")] },
      { type: "ui_extension", activations: [{ target: "purchase.thank-you.block.render" }, at("embed", "active")] },
    ];
    expect(listActive(extensions)).toEqual(["bundle"]);
  });
});
