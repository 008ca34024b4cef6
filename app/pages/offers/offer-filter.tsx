import { useNavigate } from "@remix-run/react";
import { Card, Tabs, Text } from "@shopify/polaris";
import type { PropsWithChildren } from "react";
import { SHELF_WORDS, SHOW_WORDS } from "#app/pages/offers/offer-words.ts";
import { type OfferShelf, SHOWS, toAddress } from "#app/pages/offers/offers.ts";
import { formatCount } from "#app/ui/count-words.ts";

/** Chooses which offers are listed. The choice is the page's address. */
export function OfferFilter({ shelf: { shelf, asked, counts }, children }: PropsWithChildren<{ shelf: OfferShelf }>) {
  const navigate = useNavigate();
  const tabs = SHOWS.map((show) => ({
    ...{ id: show, panelID: "offers", content: SHOW_WORDS[show] },
    ...(counts[show] > 0 && { badge: formatCount(counts[show]) }),
  }));
  const choose = (index: number) => navigate(toAddress(shelf, { show: SHOWS[index] }), { preventScrollReset: true });
  return (
    <Card padding="0">
      <Tabs tabs={tabs} selected={SHOWS.indexOf(asked.show)} onSelect={choose} />
      <div id="offers">
        <Text as="h2" visuallyHidden>
          {`${SHELF_WORDS[shelf].title}: ${SHOW_WORDS[asked.show].toLowerCase()}`}
        </Text>
        {children}
      </div>
    </Card>
  );
}
