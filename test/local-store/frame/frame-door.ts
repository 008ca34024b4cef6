import { readFileSync } from "node:fs";
import { z } from "zod";
import { installApp } from "#test/local-store/auth/install.ts";
import { type Door, type Exchange, readJsonOrForm, sendJson, sendText } from "#test/local-store/http.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { bundleScript } from "./bundle-script.ts";
import { fileName, NO_PICTURE } from "./cdn-door.ts";
import { type FrameQuestions, frameQuestions, type ListActivations, makeAppUrl } from "./frame-questions.ts";
import { answerGrantPage } from "./grant-page.ts";
import { framePage, homePage, missingPage } from "./pages.ts";

const HTML = "text/html; charset=utf-8";
const SCRIPTS = new Map([
  ["/__frame/admin.js", "admin-page/main.ts"],
  ["/__frame/controls.js", "control-page/main.ts"],
]);
const LOOPBACK = new Set(["127.0.0.1", "localhost"]);

/**
 * The admin in the browser: `/` lists the shops, `/store/{handle}/apps/{app}/…` shows the app in its iframe.
 * `appOrigin` tells where a browser that came by this host name reaches the app.
 */
export function frameDoor(
  parts: StoreParts,
  appOrigin: (hostname: string) => string,
  listActivations: ListActivations,
): Door {
  const css = readFileSync(new URL("frame.css", import.meta.url), "utf8");
  return async (exchange) => {
    const { url, response, host } = exchange;
    if (!LOOPBACK.has(host)) return false;
    if (url.pathname === "/") sendText(response, 200, HTML, homePage([...parts.shops.values()], parts.manifest));
    else if (url.pathname === "/__frame/frame.css") sendText(response, 200, "text/css", css);
    else if (SCRIPTS.has(url.pathname)) {
      sendText(response, 200, "text/javascript", await bundleScript(SCRIPTS.get(url.pathname) ?? ""));
    } else if (url.pathname.startsWith("/__frame/image/")) sendImage(parts, exchange);
    else if (url.pathname.startsWith("/__frame/")) {
      await answerQuestion(
        frameQuestions(parts, () => appOrigin(host), listActivations),
        parts,
        exchange,
      );
    } else if (url.pathname.startsWith("/store/")) await openAdmin(parts, exchange, appOrigin(host));
    else return false;
    return true;
  };
}

async function openAdmin(parts: StoreParts, exchange: Exchange, appOrigin: string): Promise<void> {
  const { url, response } = exchange;
  const [, handle = "", path = ""] = /^\/store\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
  const shop = parts.shops.get(`${handle}.myshopify.com`);
  const { name, handle: app } = parts.manifest;
  const basePath = `/store/${handle}/apps/${app}`;
  if (!shop) sendText(response, 404, "text/plain", `The local store has no shop ${handle}`);
  else if (path === "/oauth/install") await answerGrantPage(parts, shop, exchange);
  else if (path === `/apps/${app}` || path.startsWith(`/apps/${app}/`)) {
    installApp(parts, shop);
    const appPath = `${path.slice(`/apps/${app}`.length) || "/"}${url.search}`;
    const data = { shop: shop.domain, basePath, appOrigin, appName: name };
    sendText(response, 200, HTML, framePage(shop, data, makeAppUrl(parts, shop, appOrigin, appPath)));
  } else {
    sendText(response, 404, HTML, missingPage(shop, path || "/", { name, handle: app }));
  }
}

const shopBody = z.object({ shop: z.string() });

async function answerQuestion(questions: FrameQuestions, parts: StoreParts, exchange: Exchange): Promise<void> {
  const { request, response, method, url } = exchange;
  const question = questions[url.pathname.slice("/__frame/".length)];
  if (method !== "POST" || !question) return sendJson(response, 404, { errors: "Not Found" });
  // Only the frame's own page may ask: a foreign page's POST carries a foreign origin.
  if (request.headers.origin !== `http://${request.headers.host}`) {
    return sendJson(response, 403, { errors: "Only the local admin may ask this" });
  }
  try {
    const body = await readJsonOrForm(request);
    const shop = parts.shops.get(shopBody.parse(body).shop);
    if (!shop) return sendJson(response, 404, { errors: "No such shop" });
    sendJson(response, 200, question(shop, body));
  } catch (error) {
    sendJson(response, 400, { errors: error instanceof Error ? error.message : String(error) });
  }
}

function sendImage(parts: StoreParts, { url, response }: Exchange): void {
  sendText(response, 200, "image/svg+xml", parts.findImage(fileName(decodeURIComponent(url.pathname))) ?? NO_PICTURE);
}
