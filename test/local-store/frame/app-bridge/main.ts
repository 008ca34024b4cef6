/**
 * Stands in for https://cdn.shopify.com/shopifycloud/app-bridge.js: the `shopify` global and its elements, for a page in the
 * local store's admin frame. Bundled into one classic script. What it leaves out throws and says so.
 */
import type { ShopifyGlobal } from "@shopify/app-bridge-types";
import { ask, tell } from "./channel.ts";
import { defineModal, modal } from "./modal.ts";
import { defineNavMenu } from "./nav-menu.ts";
import { countNavigateListeners, watchNavigation } from "./navigation.ts";
import { readPageConfig } from "./page-config.ts";
import { followBounce, patchFetch } from "./patched-fetch.ts";
import { picker, resourcePicker } from "./pickers.ts";
import { defineSaveBar, saveBar } from "./save-bar.ts";
import { defineTitleBar } from "./title-bar.ts";
import { hearToasts, toast } from "./toast.ts";

const ANSWER_WITHIN_MS = 10_000;

const idToken = () => ask("idToken", null, ANSWER_WITHIN_MS);

const missing = (name: string) => async (): Promise<never> => {
  throw new Error(`shopify.${name} is not in the local store`);
};

const scopes: ShopifyGlobal["scopes"] = {
  query: async () => await ask("scopes", { action: "query", scopes: [] }),
  async request(wanted) {
    const { result, ...detail } = await ask("scopes", { action: "request", scopes: wanted });
    return { result, detail };
  },
  async revoke(unwanted) {
    const { result: _, ...detail } = await ask("scopes", { action: "revoke", scopes: unwanted });
    return { detail };
  },
};

function makeGlobal(): ShopifyGlobal {
  return {
    config: readPageConfig(),
    origin: "https://admin.shopify.com",
    ready: Promise.resolve(),
    environment: { mobile: /Mobi/.test(navigator.userAgent), embedded: true, pos: false, intent: false },
    idToken,
    user: () => ask("user", null, ANSWER_WITHIN_MS),
    loading: (on = false) => tell("loading", { on }),
    toast,
    modal,
    saveBar,
    resourcePicker,
    picker,
    scopes,
    app: { extensions: () => ask("extensions", null, ANSWER_WITHIN_MS) },
    setSignals() {},
    scanner: { capture: missing("scanner") },
    pos: { cart: missing("pos"), close: missing("pos"), device: missing("pos"), location: missing("pos") } as never,
    intents: {
      register: () => () => {},
      request: { value: null, subscribe: () => () => {} },
    },
    webVitals: { onReport: async () => {} },
    support: { registerHandler: async () => {} },
    reviews: {
      request: async () => ({
        success: false,
        code: "merchant-ineligible",
        message: "The local store takes no reviews",
      }),
    },
    shopifyQL: { available: async () => false },
    tools: { register: () => () => {}, unregister() {}, clear() {} },
  };
}

window.shopify = makeGlobal();
patchFetch(idToken);
if (new URLSearchParams(location.search).has("shopify-reload")) {
  // The page that comes in the bounce page's place brings this script again: nothing else may be set up twice.
  void followBounce();
} else {
  countNavigateListeners();
  defineNavMenu();
  defineTitleBar();
  defineSaveBar();
  defineModal();
  hearToasts();
  watchNavigation();
  tell("ready", { title: document.title });
}
