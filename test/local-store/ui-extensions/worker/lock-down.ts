import { ask } from "./channel.ts";

const CUSTOMER_ACCOUNT = /^shopify:\/?\/?customer-account\/api\/([\w-]+)\/graphql\.json$/;

/**
 * Takes the network away, as from an extension without `network_access`: what is left of `fetch` is the Customer Account
 * API. To be called when the extension's script has been loaded.
 */
export function lockDown(): void {
  for (const name of ["XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "indexedDB", "caches", "Worker"]) {
    Object.defineProperty(globalThis, name, { value: undefined, configurable: true });
  }
  Object.defineProperty(globalThis, "fetch", { value: fetchOfShopify, configurable: true });
}

async function fetchOfShopify(input: unknown, init: { body?: unknown } = {}): Promise<Response> {
  const address = String(input);
  const [, version] = CUSTOMER_ACCOUNT.exec(address) ?? [];
  if (version === undefined) throw new TypeError(`Failed to fetch ${address}: the extension has no network access`);
  const { status, body } = (await ask("customerAccount", version, String(init.body ?? ""))) as {
    status: number;
    body: unknown;
  };
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}
