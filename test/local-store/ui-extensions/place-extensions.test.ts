import { describe, expect, test } from "vitest";
import { SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import { buildExtension } from "./build-extension.ts";

const FOLDER = "test/local-store/ui-extensions";

async function control() {
  const { store } = await startTestStore({ extensionsFolder: FOLDER });
  const post = async (name: string, body: object) => {
    const answer = await fetch(`${store.url}/__control/shops/${SHOP}/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return { status: answer.status, text: await answer.text() };
  };
  return { store, post, setup: store.shop(SHOP).checkoutSetup };
}

describe("where extensions stand", () => {
  test("the obvious places are one on each page, the first that the toml names", async () => {
    const { post, setup } = await control();
    await post("extensions", { obvious: true });
    const places = setup.placements.filter(({ extension }) => extension === "greeting");
    expect(places.map(({ target }) => target)).toEqual([
      "purchase.checkout.block.render",
      "purchase.thank-you.block.render",
      "customer-account.order-status.block.render",
    ]);
    expect(setup.arrangedBy).toBe("store");
  });

  test.each([
    [{ extension: "none", target: "purchase.checkout.block.render" }, "The app has no extension none"],
    [{ extension: "greeting", target: "purchase.checkout.header.render-after" }, "greeting has no target"],
    [
      { extension: "greeting", target: "purchase.checkout.block.render", settings: { colour: "red" } },
      "greeting has no setting colour",
    ],
  ])("%o is refused", async (place, words) => {
    const { post, setup } = await control();
    const answer = await post("extensions", { places: [place] });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).toContain(words);
    expect(setup.placements).toEqual([]);
  });

  test("the plan and what lines allow are set from outside", async () => {
    const { store, post, setup } = await control();
    await post("plan", { plan: "plus" });
    await post("line-instructions", { canAddCartLine: false });
    expect(store.shop(SHOP).world.shop.plan).toBe("plus");
    expect(setup.lines).toEqual({ canAddCartLine: false, canUpdateCartLine: true, canRemoveCartLine: true });
  });
});

describe("buildExtension", () => {
  test("gives one script that registers each target, and its size", async () => {
    const { script, bytes, gzipBytes, targets, settings } = await buildExtension(`${FOLDER}/greeting`, "greeting");
    for (const { target } of targets) expect(script).toContain(`shopify.extend("${target}"`);
    expect(targets).toHaveLength(3);
    expect(targets[0]?.metafields).toEqual([{ namespace: "$app", key: "bundles" }]);
    expect(settings).toEqual([{ key: "heading", type: "single_line_text_field", name: "Heading" }]);
    expect(bytes).toBe(Buffer.byteLength(script));
    expect(gzipBytes).toBeLessThan(bytes);
    // As Shopify's CLI has it for its oldest browsers.
    expect(script).not.toContain("async ");
  });

  test("names the extensions that there are when it is asked for another", async () => {
    await expect(buildExtension(`${FOLDER}/greeting`, "goodbye")).rejects.toThrow("it has greeting, clumsy, gallery");
  });
});
