import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Page } from "@shopify/polaris";
import { AddOns } from "#app/pages/offers/add-ons.tsx";
import { HowGoodCard } from "#app/pages/offers/how-good.tsx";
import { OfferFilter } from "#app/pages/offers/offer-filter.tsx";
import { OfferList } from "#app/pages/offers/offer-list.tsx";
import { SHELF_WORDS } from "#app/pages/offers/offer-words.ts";
import type { OfferShelf } from "#app/pages/offers/offers.ts";
import { usePollWhile } from "#app/ui/poll-while.ts";
import { ShopTimeProvider } from "#app/ui/when.tsx";

/** The bundles or the upgrades that were found, and how good such guesses are. */
export function OffersScreen({ shelf }: { shelf: OfferShelf }) {
  const { title, subtitle } = SHELF_WORDS[shelf.shelf];
  usePollWhile(shelf.search.isRunning);
  return (
    <ShopTimeProvider now={shelf.now} timeZone={shelf.timeZone}>
      <Page title={title} subtitle={subtitle}>
        <TitleBar title={title} />
        <BlockStack gap="400">
          {shelf.shelf === "bundles" ? <AddOns addOns={shelf.addOns} currency={shelf.currency} /> : null}
          <OfferFilter shelf={shelf}>
            <OfferList shelf={shelf} />
          </OfferFilter>
          {shelf.shelf === "bundles" ? <HowGoodCard shelf={shelf} /> : null}
        </BlockStack>
      </Page>
    </ShopTimeProvider>
  );
}
