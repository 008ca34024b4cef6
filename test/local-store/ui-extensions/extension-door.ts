import type { Door, Exchange } from "#test/local-store/http.ts";
import { sendText } from "#test/local-store/http.ts";
import { readHostScript } from "./browser-scripts.ts";
import { builtScript } from "./built-scripts.ts";
import { listUiExtensions } from "./read-ui-extensions.ts";

const SCRIPT = "text/javascript; charset=utf-8";

/** The scripts of extensions and of what hosts them, under `/cdn/`, as Shopify's CDN serves them. */
export function extensionDoor(extensionsFolder: string): Door {
  return async (exchange) => {
    const { pathname } = exchange.url;
    const [, handle] = /^\/cdn\/extensions\/ui\/([\w-]+)\/\w+\.js$/.exec(pathname) ?? [];
    const script = handle === undefined ? await readHostScript(pathname) : await findScript(extensionsFolder, handle);
    if (script === null) return false;
    sendScript(exchange, script);
    return true;
  };
}

async function findScript(extensionsFolder: string, handle: string): Promise<string | null> {
  const found = listUiExtensions(extensionsFolder).find((one) => one.handle === handle);
  return found ? (await builtScript(found.folder, handle)).script : null;
}

function sendScript({ response }: Exchange, script: string): void {
  // A worker may load scripts of this shop and nothing else: what an extension sends must go through the page.
  response.setHeader("content-security-policy", "default-src 'none'; script-src 'self'");
  sendText(response, 200, SCRIPT, script);
}
