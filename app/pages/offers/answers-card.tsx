import { BlockStack, Card, List, Text } from "@shopify/polaris";
import type { Answers } from "#app/pages/offers/offer-details.ts";
import { formatCount, formatPercent, plural } from "#app/ui/count-words.ts";
import { When } from "#app/ui/when.tsx";

/** Of fewer answers a share would say more than they do. */
const ENOUGH_FOR_A_SHARE = 5;

/** Whether shoppers found the suggestion useful, and what they said last. */
export function AnswersCard({ answers }: { answers: Answers }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What shoppers say
        </Text>
        {answers.count === 0 ? (
          <Text as="p" tone="subdued">
            No shopper has said yet whether this was useful. They are asked on the page of their order, where Tandem's
            block stands there.
          </Text>
        ) : (
          <Text as="p">{sayUseful(answers)}</Text>
        )}
        <Sentences said={answers.said} />
      </BlockStack>
    </Card>
  );
}

function Sentences({ said }: Pick<Answers, "said">) {
  if (said.length === 0) return null;
  return (
    <List>
      {said.map(({ text, useful, at }) => (
        <List.Item key={`${at.toISOString()} ${text}`}>
          <BlockStack>
            <Text as="span" breakWord>
              <bdi>{`“${text}”`}</bdi>
            </Text>
            <Text as="span" tone="subdued">
              {useful ? "Useful" : "Not useful"}, <When at={at} />
            </Text>
          </BlockStack>
        </List.Item>
      ))}
    </List>
  );
}

function sayUseful({ count, useful }: Answers): string {
  const share = count < ENOUGH_FOR_A_SHARE ? "" : ` (${formatPercent(Math.round((useful / count) * 100))})`;
  return `Useful to ${formatCount(useful)} of ${plural(count, "shopper")} who said so${share}`;
}
