import { Link } from "@remix-run/react";
import { Badge, BlockStack, Box, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import { Faces } from "#app/pages/offers/faces.tsx";
import { NoOffers } from "#app/pages/offers/no-offers.tsx";
import { describeEarning, KIND_WORDS, nameOffer, STANDING_WORDS, savingsOf } from "#app/pages/offers/offer-words.ts";
import { type OfferLine, type OfferShelf, toAddress } from "#app/pages/offers/offers.ts";
import { ListPages } from "#app/ui/list-pages.tsx";

/** One page of offers, each with what speaks for it. */
export function OfferList({ shelf }: { shelf: OfferShelf }) {
  if (shelf.offers.length === 0) return <NoOffers shelf={shelf} />;
  return (
    <>
      <ul aria-label="Offers" style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {shelf.offers.map((line) => (
          <li key={line.offerId}>
            <OfferRow line={line} currency={shelf.currency} />
          </li>
        ))}
      </ul>
      <Pages shelf={shelf} />
    </>
  );
}

function OfferRow({ line, currency }: { line: OfferLine; currency: string }) {
  return (
    <Box padding="400" borderColor="border-secondary" borderBlockStartWidth="025">
      <InlineGrid columns={{ xs: 1, md: "minmax(0, 1fr) 8rem 9rem" }} gap={{ xs: "200", md: "400" }} alignItems="start">
        <What line={line} />
        <Worth line={line} currency={currency} />
        <InlineStack gap="100" align="start" blockAlign="start">
          <Badge tone={STANDING_WORDS[line.standing].tone}>{STANDING_WORDS[line.standing].word}</Badge>
          {line.isPinned ? <Badge>Pinned</Badge> : null}
        </InlineStack>
      </InlineGrid>
    </Box>
  );
}

function What({ line }: { line: OfferLine }) {
  return (
    <InlineGrid columns={{ xs: 1, sm: "5.5rem minmax(0, 1fr)" }} gap={{ xs: "200", sm: "400" }} alignItems="start">
      <Faces faces={line.faces} />
      <BlockStack gap="050">
        {line.kind === "tier" || line.kind === "quantity" ? (
          <Text as="p" tone="subdued" variant="bodySm">
            {KIND_WORDS[line.kind]}
          </Text>
        ) : null}
        <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
          <Link to={`/app/offers/${line.offerId}`} style={{ color: "inherit" }}>
            {nameOffer(line)}
          </Link>
        </Text>
        <Text as="p" tone="subdued" breakWord>
          {line.sentence}
        </Text>
      </BlockStack>
    </InlineGrid>
  );
}

function Worth({ line, currency }: { line: OfferLine; currency: string }) {
  const saving = savingsOf(line);
  return (
    <div>
      <Text as="p" fontWeight="medium" numeric tone={line.earning.minor < 0 ? "critical" : undefined}>
        {describeEarning(line.earning, currency)}
      </Text>
      <Text as="p" tone="subdued" variant="bodySm">
        expected in 30 days
      </Text>
      {saving ? (
        <Text as="p" tone="subdued" variant="bodySm">
          {saving}
        </Text>
      ) : null}
    </div>
  );
}

function Pages({ shelf: { shelf, asked, hasMore } }: { shelf: OfferShelf }) {
  return (
    <ListPages page={asked.page} hasMore={hasMore} toPage={(page) => toAddress(shelf, { ...asked, page })} isRuled />
  );
}
