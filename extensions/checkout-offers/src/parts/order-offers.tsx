/** @jsxImportSource preact */

import type { StandardApi } from "@shopify/ui-extensions/checkout";
import type { ComponentChildren } from "preact";
import { arePricesTheirs, productsToCompare } from "#extensions/checkout-offers/src/offers/check-prices.ts";
import { composeSuggestions, type Suggestion } from "#extensions/checkout-offers/src/offers/compose-suggestions.ts";
import { findCompanions } from "#extensions/checkout-offers/src/offers/find-companions.ts";
import { readSettings } from "#extensions/checkout-offers/src/offers/read-settings.ts";
import { type Page, readPlace, readSituation } from "#extensions/checkout-offers/src/offers/read-situation.ts";
import { makeSay, type Say } from "#extensions/checkout-offers/src/offers/say.ts";
import { isShown } from "#extensions/checkout-offers/src/offers/situation.ts";
import { Preview } from "./preview.tsx";
import { Failed, Loading, Nothing } from "./states.tsx";
import { SuggestionList } from "./suggestion-list.tsx";
import { useLive } from "./use-live.ts";

/** Thank-you and order status, as far as they are the same. */
export type OrderPage = Page &
  Pick<StandardApi, "i18n" | "query"> & {
    settings: { value: Readonly<Record<string, unknown>> };
    extension: { editor?: unknown };
    shop: { storefrontUrl?: string };
  };

type After = {
  api: OrderPage;
  now: Date;
  /** The products of earlier orders; null while they are asked for. */
  owned: readonly number[] | null;
  /** What stands under the suggestions. */
  under?: (first: Suggestion, say: Say) => ComponentChildren;
};

/** As many as a glance takes in. */
const USUAL = 3;

/** What goes with an order, on the pages after it. */
export function OrderOffers({ api, now, owned, under }: After) {
  const situation = readSituation(api, now);
  const settings = readSettings(api.settings.value, USUAL, situation.published.config.page);
  const say = makeSay(api.i18n, situation.currency);
  const companions = owned && isShown(situation) ? findCompanions(situation, owned) : [];
  const own = companions.flatMap(({ products }) => products);
  const products = own.length > 0 ? [...productsToCompare(situation), ...own] : [];
  const { live, error } = useLive(api.query, { products, words: [], facts: [] }, readPlace(api, situation.currency));

  const isAsking = isShown(situation) && (owned === null || (companions.length > 0 && !live && !error));
  const suggestions =
    live && arePricesTheirs(situation, live) ? composeSuggestions(companions, live, settings.most) : [];
  const [first] = suggestions;
  if (!live || !first) {
    if (isAsking) return <Loading />;
    if (api.extension.editor) return <Preview {...{ say, settings }} heading={say.word("after.heading")} />;
    return error ? <Failed error={error} /> : <Nothing />;
  }
  return (
    <SuggestionList {...{ suggestions, live, situation, settings, say }} storefrontUrl={api.shop.storefrontUrl}>
      {under?.(first, say)}
    </SuggestionList>
  );
}
