import { changeScopes, installApp } from "#test/local-store/auth/install.ts";
import { type Exchange, readJsonOrForm, sendJson, sendText } from "#test/local-store/http.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { page, text } from "./pages.ts";

/**
 * `/admin/oauth/install?optional_scopes=…`: where `scopes.request` on the app's server sends the merchant. Says what is asked
 * for; agreeing grants it and leads back into the app.
 */
export async function answerGrantPage(parts: StoreParts, shop: LocalShop, exchange: Exchange): Promise<void> {
  const { url, method, request, response } = exchange;
  installApp(parts, shop);
  const asked = (url.searchParams.get("optional_scopes") ?? "").split(",").filter(Boolean);
  const declared = asked.filter((scope) => parts.manifest.optionalScopes.includes(scope));
  const granted = shop.installation?.scopes ?? [];
  if (method !== "POST") {
    const wanted = declared.filter((scope) => !granted.includes(scope));
    sendText(response, 200, "text/html; charset=utf-8", grantPage(shop, parts.manifest.name, wanted));
  } else if (request.headers.origin !== `http://${request.headers.host}`) {
    sendJson(response, 403, { errors: "Only the local admin may grant scopes" });
  } else {
    await readJsonOrForm(request);
    changeScopes(parts, shop, [...new Set([...granted, ...declared])]);
    response.writeHead(303, { location: `/store/${shop.handle}/apps/${parts.manifest.handle}` }).end();
  }
}

function grantPage(shop: LocalShop, appName: string, wanted: string[]): string {
  const list = wanted.map((scope) => `<li><code>${text(scope)}</code></li>`).join("");
  const question = list
    ? `<p>${text(appName)} asks for more access to ${text(shop.world.shop.name)}:</p><ul>${list}</ul>`
    : `<p>${text(appName)} has all the access that it asks for.</p>`;
  return page(appName, [
    `<main class="plain"><h1 class="plain__title">Update access</h1>${question}
      <form method="post"><button class="button button--primary">Update access</button></form></main>`,
  ]);
}
