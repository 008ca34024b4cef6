import type { Exchange } from "#test/local-store/http.ts";
import { setCountry } from "#test/local-store/shopper/change-session.ts";
import type { Visit } from "#test/local-store/shopper/open-visit.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import { LANGUAGES } from "#test/local-store/storefront/objects/localization.ts";
import { readForm, returnPath } from "#test/local-store/storefront/read-form.ts";
import { CannotChange } from "#test/local-store/world/world-change.ts";

/** `POST /localization`: another country, with its market and currency, or another language. */
export async function answerLocalization(
  parts: StoreParts,
  { shop, session }: Visit,
  exchange: Exchange,
): Promise<void> {
  const fields = await readForm(exchange);
  const country = fields.get("country_code");
  const language = fields.get("locale_code") ?? fields.get("language_code");
  try {
    if (country) setCountry(shop, session, country);
  } catch (error) {
    // The page shows where the shopper still is.
    if (!(error instanceof CannotChange)) throw error;
  }
  if (language && language in LANGUAGES) session.locale = language;
  parts.changed();
  exchange.response.writeHead(302, { location: returnPath(fields, "/") });
}
