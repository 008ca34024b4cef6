/**
 * Preload for the process that runs the app: `node --import ./test/local-store/redirect.ts …` with LOCAL_STORE_URL.
 *
 * Shopify's hosts go to the local store, this machine's own addresses go where they say, and everything else is refused, so
 * that nothing leaves the machine unnoticed. The app itself has no branch for any of this.
 */
import { Agent, type Dispatcher, setGlobalDispatcher } from "undici";

const SHOPIFY_HOSTS = new Set(["storage.googleapis.com", "shopify-staged-uploads.storage.googleapis.com"]);
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** The header that names the host the app meant. */
export const HOST_HEADER = "x-local-store-host";

/** Whether requests to this host go to the local store. */
export function isShopifyHost(hostname: string): boolean {
  return hostname.endsWith(".myshopify.com") || SHOPIFY_HOSTS.has(hostname);
}

/** A dispatcher for undici and for Node's own fetch that applies the rule above. */
export function makeRedirect(storeUrl: string): Dispatcher {
  const store = new URL(storeUrl);
  return new Agent().compose((dispatch) => (options, handler) => {
    const origin = new URL(String(options.origin));
    if (isShopifyHost(origin.hostname)) {
      return dispatch({ ...options, origin: store.origin, headers: withHost(options.headers, origin.host) }, handler);
    }
    if (LOOPBACK.has(origin.hostname)) return dispatch(options, handler);
    throw new Error(
      `Refused a request to ${origin.hostname}: with the local store, only Shopify's hosts and this machine are reachable`,
    );
  });
}

function withHost(headers: Dispatcher.DispatchOptions["headers"], host: string): string[] {
  const named = [HOST_HEADER, host];
  if (!headers) return named;
  if (Array.isArray(headers)) return [...headers, ...named];
  const entries = Symbol.iterator in headers ? [...headers] : Object.entries(headers);
  return [...entries.flatMap(([key, value]) => listValues(key, value)), ...named];
}

function listValues(key: string, value: string | string[] | undefined): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).flatMap((one) => [key, one]);
}

const storeUrl = process.env.LOCAL_STORE_URL;
if (storeUrl) setGlobalDispatcher(makeRedirect(storeUrl));
