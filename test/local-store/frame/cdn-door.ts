import { type Door, sendText } from "#test/local-store/http.ts";
import { bundleScript } from "./bundle-script.ts";

/**
 * What the app's pages would fetch from `https://cdn.shopify.com/`, under `/__cdn/` of the app's own address: App Bridge,
 * Polaris' fonts (an empty style sheet: the browser's own font is used), and pictures of products.
 */
export function cdnDoor(deps: { publicUrl: string | null; findImage(name: string): string | null }): Door {
  return async ({ url, response }) => {
    if (!url.pathname.startsWith("/__cdn/")) return false;
    const path = url.pathname.slice("/__cdn/".length);
    if (path === "shopifycloud/app-bridge.js") {
      const origin = JSON.stringify(deps.publicUrl ? new URL(deps.publicUrl).origin : "");
      const script = await bundleScript("app-bridge/main.ts");
      sendText(response, 200, "text/javascript", `document.documentElement.dataset.appOrigin = ${origin};\n${script}`);
    } else if (path.endsWith(".css")) {
      sendText(response, 200, "text/css", "/* Shopify's fonts are not in the local store. */\n");
    } else if (/\.(svg|png|jpe?g|webp|gif)$/i.test(path)) {
      sendText(response, 200, "image/svg+xml", deps.findImage(fileName(path)) ?? NO_PICTURE);
    } else sendText(response, 404, "text/plain", "The local store has no such file of Shopify's CDN");
    return true;
  };
}

/** Stands where a picture would be that the local store does not have, such as those of a CSV export. */
export const NO_PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#e3e3e3" d="M0 0h8v8H0z"/></svg>';

/** The last part of an address's path. */
export function fileName(path: string): string {
  return decodeURIComponent(path.split("/").at(-1) ?? "");
}
