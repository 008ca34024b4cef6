import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Card, InlineStack, Layout, Page, Text } from "@shopify/polaris";
import { AnswersCard } from "#app/pages/offers/answers-card.tsx";
import { Comparison } from "#app/pages/offers/comparison.tsx";
import { DatesCard } from "#app/pages/offers/dates-card.tsx";
import { EarningsCard } from "#app/pages/offers/earnings-card.tsx";
import { EvidenceCard } from "#app/pages/offers/evidence-card.tsx";
import { Faces } from "#app/pages/offers/faces.tsx";
import { History } from "#app/pages/offers/history.tsx";
import { OfferActions } from "#app/pages/offers/offer-actions.tsx";
import type { OfferDetails } from "#app/pages/offers/offer-details.ts";
import { KIND_WORDS, nameOffer, SHELF_WORDS, STANDING_WORDS } from "#app/pages/offers/offer-words.ts";
import { shelfOf } from "#app/pages/offers/offers.ts";
import { Promised } from "#app/pages/offers/promised.tsx";
import { WordsCard } from "#app/pages/offers/words-card.tsx";
import { ShopTimeProvider } from "#app/ui/when.tsx";

/** Everything behind one offer, and what can be said of it. */
export function OfferScreen({ details }: { details: OfferDetails }) {
  const shelf = shelfOf(details.kind);
  const most = Math.max(1, ...details.levels.flatMap(({ members }) => members.map(({ quantity }) => quantity)));
  const back = { content: SHELF_WORDS[shelf].title, url: `/app/${shelf}` };
  return (
    <ShopTimeProvider now={details.now} timeZone={details.timeZone}>
      <Page title={nameOffer({ ...details, most })} backAction={back}>
        <TitleBar title={KIND_WORDS[details.kind]} />
        <Layout>
          <Layout.Section>
            <BlockStack gap="400">
              <Summary details={details} />
              <Comparison details={details} />
              <EvidenceCard details={details} />
              <AnswersCard answers={details.answers} />
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              <EarningsCard details={details} />
              <Promised details={details} />
              <DatesCard details={details} />
              <WordsCard details={details} />
              <History details={details} />
            </BlockStack>
          </Layout.Section>
        </Layout>
      </Page>
    </ShopTimeProvider>
  );
}

function Summary({ details }: { details: OfferDetails }) {
  const { word, tone } = STANDING_WORDS[details.standing];
  return (
    <Card>
      <BlockStack gap="400">
        <Faces faces={details.faces} />
        <BlockStack gap="200">
          <InlineStack gap="100">
            <Badge>{KIND_WORDS[details.kind]}</Badge>
            <Badge tone={tone}>{word}</Badge>
            {details.isPinned ? <Badge>Pinned</Badge> : null}
            {details.isKept && !details.isPinned ? <Badge>Accepted by you</Badge> : null}
          </InlineStack>
          <Text as="p" variant="bodyLg" breakWord>
            {details.sentence}
          </Text>
          <Text as="p" tone="subdued" breakWord>
            {explainStanding(details)}
          </Text>
        </BlockStack>
        <OfferActions details={details} />
      </BlockStack>
    </Card>
  );
}

function explainStanding({ standing, reason, isKept, said, minedAt }: OfferDetails): string {
  switch (standing) {
    case "shown":
      return "Your customers are shown this.";
    case "proposed":
      return "Your customers do not see this yet. Accept it to show it to them.";
    case "paused":
      return "Paused by you. Your customers do not see it, and Tandem keeps the figures up to date.";
    case "turnedDown":
      return reason ? `Turned down by you: ${reason}` : "Turned down by you. It will not be proposed again.";
    case "gone":
      if (said[0]?.verb === "resume" && said[0].at > minedAt) {
        return "Taken back. Tandem looks at it again within a minute or two.";
      }
      return isKept
        ? "You want this shown, but one of its products can't be sold in offers now. It comes back by itself when it can."
        : "Your newest orders no longer speak for this, or one of its products can't be sold now.";
  }
}
