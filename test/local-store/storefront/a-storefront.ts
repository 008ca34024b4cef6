import { SHOP, startTestStore } from "#test/local-store/a-test-store.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import type { LocalStoreOptions } from "#test/local-store/start-local-store.ts";
import { setMetafield } from "./set-metafield.ts";

/** For tests of the storefront: a store with the app installed and its blocks let be shown, and a browser's `get`. */
export async function startStorefront(options: Partial<LocalStoreOptions> = {}) {
  const { store, stub, clock } = await startTestStore(options);
  store.install(SHOP);
  const shop = store.shop(SHOP);
  const app = toGid("AppInstallation", shop.admin.appInstallationId);
  setMetafield(shop, app, { namespace: "tandem", key: "enabled", type: "boolean", value: "true" });
  let cookie = "";
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { ...(cookie ? { cookie } : {}), ...init.headers };
    const response = await fetch(`${store.storefrontUrl}${path}`, { redirect: "manual", ...init, headers });
    cookie = response.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const post = (path: string, fields: Record<string, string>) =>
    ask(path, { method: "POST", body: new URLSearchParams(fields) });
  return { store, stub, clock, shop, get: ask, post };
}
