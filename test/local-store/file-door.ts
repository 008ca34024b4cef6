import { pipeline } from "node:stream/promises";
import { type Door, sendText } from "./http.ts";
import { readFileUrl } from "./storage-urls.ts";
import type { StoreParts } from "./store-parts.ts";

/** What answers at Google's storage: bulk results (with `Range`) and staged uploads. */
export function fileDoor(parts: StoreParts): Door {
  return async ({ host, url, method, request, response }) => {
    const named = readFileUrl(host, url.pathname);
    if (!named) return false;
    const shop = parts.shops.get(named.shop);
    if (!shop) {
      sendText(response, 404, "application/xml", "<Error><Code>NoSuchKey</Code></Error>");
      return true;
    }
    const answer = await parts.adminApi.handleFiles(shop, {
      method,
      fileId: named.fileId,
      headers: request.headers,
      body: request,
    });
    parts.changed();
    response.writeHead(answer.status, answer.headers);
    // A download that breaks off on purpose takes its connection with it: nothing is left to say.
    if (answer.body) await pipeline(answer.body, response).catch(() => response.destroy());
    else response.end();
    return true;
  };
}
