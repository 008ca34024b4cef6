import type { Presses } from "#test/local-store/frame/messages.ts";
import { askStore, part, readPageData } from "./page-data.ts";

/** The iframe that the app is in. */
export const appFrame = () => part<HTMLIFrameElement>("app");

/** Tells the app what the merchant did. */
export function press<Kind extends keyof Presses>(kind: Kind, value: Presses[Kind]): void {
  appFrame().contentWindow?.postMessage({ to: "app", press: kind, value }, readPageData().appOrigin);
}

/** Opens a path of the app as a new document, with a new session token. */
export async function openApp(path: string): Promise<void> {
  const { url } = await askStore<{ url: string }>("app-url", { path });
  appFrame().src = url;
}

/** Leaves the app: to a page of this admin where it has one, else out. */
export function leave(url: string): void {
  const { basePath, shop } = readPageData();
  const admin = basePath.split("/").slice(0, 3).join("/");
  const ours =
    /^https:\/\/admin\.shopify\.com\/store\/[^/]+/.exec(url) ?? new RegExp(`^https://${shop}/admin`).exec(url);
  if (ours) location.assign(admin + url.slice(ours[0].length));
  else if (url.startsWith("/")) location.assign(admin + url);
  else location.assign(url);
}
