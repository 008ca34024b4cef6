import { Box } from "@shopify/polaris";
import { type OfferShelf, toAddress } from "#app/pages/offers/offers.ts";
import { plural } from "#app/ui/count-words.ts";
import { type Emptiness, EmptyList } from "#app/ui/empty-list.tsx";

/** An empty list: why it is, and what to do about it. */
export function NoOffers({ shelf }: { shelf: OfferShelf }) {
  return (
    <Box borderColor="border-secondary" borderBlockStartWidth="025">
      <EmptyList {...explain(shelf)} />
    </Box>
  );
}

function explain({ shelf, asked, counts, search }: OfferShelf): Emptiness {
  if (asked.show !== "all" || asked.page > 1) {
    const action = { content: "Show all", url: toAddress(shelf) };
    return asked.page > 1
      ? { title: "Nothing more", text: "You have reached the end of the list.", action }
      : { title: `None here`, text: `No ${shelf} are in this list now.`, action };
  }
  if (search.isRunning) {
    return {
      title: "Tandem is looking through your orders",
      text: `What it finds appears here by itself, with the orders behind each of your ${shelf}.`,
    };
  }
  if (search.ranAt === null) {
    return {
      title: "Your orders have not been searched yet",
      text: "Tandem does so as soon as it has read your products and orders. Home shows how far it is.",
      action: { content: "Go to Home", url: "/app" },
    };
  }
  if (counts.turnedDown > 0) {
    return { title: `No ${shelf} at present`, text: "You turned down those that were found." };
  }
  const looked = `Tandem looked at ${plural(search.baskets, "order")}`;
  const text =
    shelf === "upgrades"
      ? `${looked} and found no product that is clearly the better one: of the same kind, a step up in price, not rated lower, and chosen instead by your customers. Product types, options and ratings help to tell.`
      : `${looked} and offers nothing that chance alone could explain. New orders are looked at as they come in; older ones can be uploaded.`;
  return { title: `No ${shelf} found yet`, text, action: { content: "Upload older orders", url: "/app/import" } };
}
