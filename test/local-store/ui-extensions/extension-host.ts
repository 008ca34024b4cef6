import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ApiVersion, Capability } from "@shopify/ui-extensions/checkout";
import { escapeHtml } from "#test/local-store/cart/problem-page.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import { hostScriptUrl } from "./browser-scripts.ts";
import { builtScript } from "./built-scripts.ts";
import type { CheckoutSetup } from "./checkout-setup.ts";
import type { ExtensionState } from "./extension-state.ts";
import type { WorkerStart } from "./messages.ts";
import { listUiExtensions, type UiExtension } from "./read-ui-extensions.ts";

/** What the page's own script is given. */
export interface HostPage {
  workerUrl: string;
  /** Where the page's questions go: changes, queries, problems. */
  base: string;
  /** Keeps the storage of one checkout apart from that of others. */
  storageKey: string;
  state: ExtensionState;
  mounts: (Omit<WorkerStart, "state"> & { extension: string })[];
}

export interface HostWish {
  shop: LocalShop;
  extensionsFolder: string;
  /** The targets of this page, by their beginning: `purchase.checkout.`. */
  page: string;
  base: string;
  isEditor: boolean;
  state: ExtensionState;
}

/**
 * HTML that lets extensions run in a page: what they are given, and the script that hosts them; empty where none stands. A
 * shop without Shopify Plus has none in checkout itself (https://shopify.dev/docs/api/checkout-ui-extensions).
 */
export async function hostExtensions(wish: HostWish): Promise<string> {
  const { shop, page, base, isEditor, state } = wish;
  if (page === "purchase.checkout." && shop.world.shop.plan !== "plus") return "";
  const extensions = listUiExtensions(wish.extensionsFolder);
  const mounts = [];
  for (const placement of shop.installation ? shop.checkoutSetup.placements : []) {
    const extension = extensions.find(({ handle }) => handle === placement.extension);
    if (extension && placement.target.startsWith(page))
      mounts.push(await toMount(extension, placement, { isEditor, state }));
  }
  if (mounts.length === 0) return "";
  const { host, worker } = await hostScriptUrl();
  const given: HostPage = { workerUrl: worker, base, storageKey: state.checkoutToken ?? "", state, mounts };
  // Nothing in it can end the element.
  const json = JSON.stringify(given).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="extension-host">${json}</script><script type="module" src="${escapeHtml(host)}"></script>`;
}

async function toMount(
  extension: UiExtension,
  { target, settings }: CheckoutSetup["placements"][number],
  { isEditor, state }: { isEditor: boolean; state: ExtensionState },
): Promise<HostPage["mounts"][number]> {
  const { handle, folder, apiVersion, capabilities, targets } = extension;
  const { mark } = await builtScript(folder, handle);
  const { language, words } = readWords(folder, state.localization.language);
  return {
    extension: handle,
    target,
    // The toml's own: the package lists those that Shopify has.
    apiVersion: apiVersion as ApiVersion,
    scriptUrl: `/cdn/extensions/ui/${handle}/${mark}.js`,
    capabilities: Object.keys(capabilities).filter((name) => capabilities[name] === true) as Capability[],
    isEditor,
    settings,
    extensionLanguage: language,
    words,
    metafields: targets.find((one) => one.target === target)?.metafields ?? [],
  };
}

/** The extension's words in the buyer's language, else in its default one. */
function readWords(folder: string, wanted: string): { language: string; words: Record<string, unknown> } {
  for (const language of [wanted, wanted.split("-")[0] ?? wanted]) {
    for (const name of [`${language}.json`, `${language}.default.json`]) {
      const words = readJson(join(folder, "locales", name));
      if (words) return { language, words };
    }
  }
  return { language: "en", words: readJson(join(folder, "locales", "en.default.json")) ?? {} };
}

function readJson(path: string): Record<string, unknown> | null {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
