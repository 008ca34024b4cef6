import { BlockStack, Card, List, Text } from "@shopify/polaris";
import { nameDays } from "#app/pages/offers/dates-card.tsx";
import type { OfferDetails, Said, Version } from "#app/pages/offers/offer-details.ts";
import { describeSavings } from "#app/pages/offers/offer-words.ts";
import { nameWords } from "#app/pages/offers/words-card.tsx";
import { listWords } from "#app/ui/count-words.ts";
import { When } from "#app/ui/when.tsx";

const SAID: Record<Said["verb"], string> = {
  accept: "Accepted",
  pin: "Pinned",
  pause: "Paused",
  resume: "Taken back",
  exclude: "Never to be shown",
  dismiss: "Dismissed",
  edit: "Saving changed",
  dates: "Dates changed",
  words: "Words changed",
};

/** Everything this offer promised, and everything the merchant said of it. */
export function History({ details }: { details: OfferDetails }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          History
        </Text>
        <Text as="p" tone="subdued">
          First found <When at={details.firstSeenAt} />, last looked at <When at={details.minedAt} />.
        </Text>
        {details.said.length > 0 ? <SaidList said={details.said} /> : null}
        {details.kind === "upgrade" ? null : <VersionList versions={details.versions} />}
      </BlockStack>
    </Card>
  );
}

function SaidList({ said }: { said: readonly Said[] }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        What you said
      </Text>
      <List>
        {said.map(({ verb, reason, at }) => (
          <List.Item key={`${verb} ${at.getTime()}`}>
            {reason ? `${SAID[verb]}: ${reason}` : SAID[verb]}, <When at={at} />
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

function VersionList({ versions }: { versions: readonly Version[] }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        What it promised
      </Text>
      <List>
        {versions.map((version) => (
          <List.Item key={version.versionId}>
            {`${describeVersion(version, versions)}${version.isNow ? " (now)" : ""}, first promised `}
            <When at={version.createdAt} />
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

/** What is said of a version besides its saving, in the order in which it is said. */
const ASPECTS: ((version: Version) => string)[] = [
  ({ quantities }) => (quantities.length > 0 ? `for ${listWords(quantities.slice(1).map(String))}` : ""),
  nameDays,
  ({ own }) => nameWords(own) ?? "in the words of your theme's block",
];

/** "Saves 5 %, ends on 24 Dec 2026": the saving, and whatever else is not the same in all versions. */
export function describeVersion(version: Version, all: readonly Version[]): string {
  const differing = ASPECTS.filter((name) => all.some((other) => name(other) !== name(version)));
  const saving = describeSavings(version.savings.filter((one) => one > 0));
  return [saving, ...differing.map((name) => name(version))].join(", ");
}
