import { describe, expect, test } from "vitest";
import { SHOP } from "#test/local-store/a-test-store.ts";
import { startStorefront } from "#test/local-store/storefront/a-storefront.ts";
import { writeTestExtension } from "#test/local-store/storefront/a-test-extension.ts";

const EDITOR = "/store/birch-and-brook/editor";
const PLACE = { template: "product", section: "main" };

async function start() {
  const all = await startStorefront({ extensionsFolder: writeTestExtension() });
  const { store } = all;
  const edit = (fields: Record<string, string>, origin = store.url) =>
    fetch(`${store.url}${EDITOR}`, {
      method: "POST",
      redirect: "manual",
      headers: { origin },
      body: new URLSearchParams(fields),
    });
  const open = async (path: string) => (await fetch(`${store.url}${path}`)).text();
  return { ...all, edit, open };
}

describe("the theme editor", () => {
  test("a block is added, set up, moved and removed, and the shop's page follows", async () => {
    const { edit, open, get, shop } = await start();
    await edit({ verb: "add", ...PLACE, block: "greeting" });
    await edit({ verb: "set", ...PLACE, id: "greeting_1", "setting.words": "as I like" });
    expect((await get("/products/mug")).text).toContain("£10.00, as I like");
    const order = () => shop.theme.templates.product?.sections.main?.block_order;
    expect(order()).toEqual(["title", "price", "options", "buy", "greeting_1", "text"]);
    await edit({ verb: "move", ...PLACE, id: "greeting_1", by: "-1" });
    expect(order()).toEqual(["title", "price", "options", "greeting_1", "buy", "text"]);
    expect(await open(`${EDITOR}?template=product`)).toContain('value="as I like"');
    await edit({ verb: "remove", ...PLACE, id: "greeting_1" });
    expect((await get("/products/mug")).text).not.toContain("as I like");
  });

  test("the app's deep link adds its block, and another turns the embed on", async () => {
    const { open, get } = await start();
    const link = "/store/birch-and-brook/themes/current/editor";
    const page = await open(`${link}?template=product&addAppBlockId=key/greeting&target=mainSection`);
    expect(page).toContain("Remove: greeting");
    expect((await get("/products/mug")).text).toContain("Hello Mug");
    await open(`${link}?context=apps&template=product&activateAppId=key/greet-embed`);
    expect((await get("/products/mug")).text).toContain("window.greeted");
    expect(await open(`${link}?template=product&addAppBlockId=other/greeting`)).toContain("names no block of the app");
    expect(await open(`${link}?template=cart&addAppBlockId=key/greeting&target=mainSection`)).toContain(
      "may not stand",
    );
  });

  test("a page of another site cannot edit", async () => {
    const { edit, shop } = await start();
    const answer = await edit({ verb: "switch", block: "greet-embed", on: "true" }, "http://evil.example");
    expect(answer.status).toBe(403);
    expect(shop.theme.embeds).toEqual({});
  });

  test("what the merchant set up is not arranged anew by the store", async () => {
    const { edit, shop, store } = await start();
    store.setPlacements(SHOP, "obvious");
    await edit({ verb: "switch", block: "greet-embed", on: "false" });
    expect(shop.theme.arrangedBy).toBe("merchant");
  });
});
