import { appAssetTags } from "./app-assets.ts";
import type { Page } from "./open-page.ts";
import { renderEmbeds } from "./render-embeds.ts";

/** `{{ content_for_header }}`: Shopify's own part of the head, and what apps put there. */
export async function headerContent(page: Page, actionsUrl: string): Promise<string> {
  const actions = page.actionsOff ? "" : `<script type="module" src="${actionsUrl}"></script>`;
  return [
    `<script>window.Shopify = Object.assign(window.Shopify || {}, ${inlineJson(shopifyGlobal(page))});</script>`,
    pageFacts(page),
    actions,
    appAssetTags(page),
    await renderEmbeds(page, "head"),
  ].join("\n");
}

/** What scripts find in `window.Shopify` on every storefront. */
function shopifyGlobal({ scene, template }: Page): object {
  const { shop, market } = scene;
  return {
    shop: shop.domain,
    locale: scene.locale,
    country: scene.countryCode,
    currency: { active: market.currency, rate: String(market.rate) },
    theme: { name: "Local store", id: 1, schema_name: "Local store", schema_version: "1.0.0", role: "main" },
    routes: { root: "/" },
    designMode: scene.designMode || undefined,
    template,
  };
}

/** What the page's own standard event says (`shopify:product:view`, …), for the script that sends it out. */
function pageFacts({ template, globals, scene }: Page): string {
  const facts = VIEWS[template]?.(globals, scene);
  return facts ? `<script type="application/json" id="page-facts">${inlineJson(facts)}</script>` : "";
}

type View = (globals: Record<string, unknown>, scene: Page["scene"]) => object;

const VIEWS: Record<string, View> = {
  product: ({ product }, { market }) => ({
    event: "product:view",
    product: describe("Product", product),
    currency: market.currency,
  }),
  collection: ({ collection }) => ({ event: "collection:view", collection: describe("Collection", collection) }),
  cart: () => ({ event: "cart:view", context: "page" }),
};

function describe(type: string, object: unknown): object {
  const { id, handle, title }: { id?: unknown; handle?: unknown; title?: unknown } = Object(object);
  return { id: `gid://shopify/${type}/${id}`, handle, title };
}

/** JSON that can stand in a script element: nothing in it ends the element. */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
