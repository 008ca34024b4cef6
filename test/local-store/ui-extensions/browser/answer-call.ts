import type { HostCall } from "#test/local-store/ui-extensions/messages.ts";
import type { LivePage } from "./live-page.ts";

/** Does what an extension asks of the page. @throws Error which the extension gets to see */
export async function answerCall(page: LivePage, extension: string, name: HostCall, args: unknown[]): Promise<unknown> {
  const [first, second] = args;
  const key = `${page.host.storageKey} ${extension} ${first}`;
  const calls: Record<HostCall, () => unknown> = {
    change: () => page.change(first),
    query: async () => (await page.ask("storefront-api", { query: first, variables: second })).body,
    customerAccount: () => page.ask("customer-account-api", { version: first, body: second }),
    storageRead: () => JSON.parse(localStorage.getItem(key) ?? "null"),
    storageWrite: () => localStorage.setItem(key, JSON.stringify(second)),
    storageDelete: () => localStorage.removeItem(key),
    publish: () =>
      document.dispatchEvent(new CustomEvent("shopify:analytics", { detail: { name: first, data: second } })),
    requireLogin: () => location.assign(`/account/login?return_to=${encodeURIComponent(location.pathname)}`),
  };
  return calls[name]();
}
