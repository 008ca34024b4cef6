import type { Exchange } from "#test/local-store/http.ts";
import { signIn, signOut } from "#test/local-store/shopper/change-session.ts";
import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { readForm, returnPath } from "#test/local-store/storefront/read-form.ts";

/**
 * `POST /account/login` and `/account/logout`. In Shopify a code is sent by mail; here the address of one of the shop's
 * customers is enough.
 */
export async function answerSignIn(parts: StoreParts, { shop, session }: Visit, exchange: Exchange): Promise<void> {
  const fields = await readForm(exchange);
  if (exchange.url.pathname === "/account/logout") signOut(session);
  else {
    const email = (fields.get("customer[email]") ?? "").trim().toLowerCase();
    const customer = shop.world.customers.find((one) => one.email?.toLowerCase() === email);
    if (!customer || email === "") {
      exchange.response.writeHead(302, { location: "/account/login?unknown=1" });
      return;
    }
    signIn(shop, session, { customerId: customer.id });
  }
  parts.changed();
  exchange.response.writeHead(302, { location: returnPath(fields, wantedPath(exchange)) });
}

/** A page that wanted a signed-in customer named itself in the address of the form. */
function wantedPath({ request }: Exchange): string {
  const { referer } = request.headers;
  const query = referer !== undefined && URL.canParse(referer) ? new URL(referer).searchParams : new URLSearchParams();
  return returnPath(query, "/account");
}
