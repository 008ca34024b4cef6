import { BlockStack, Card, Text } from "@shopify/polaris";
import { isolateText } from "#app/kernel/isolate-text.ts";
import { type Figure, FigureList } from "#app/pages/offers/figure-list.tsx";
import type { Evidence, OfferDetails } from "#app/pages/offers/offer-details.ts";
import { percent, times } from "#app/pages/offers/offer-words.ts";
import type { Face, Kind } from "#app/pages/offers/offers.ts";
import { formatCount } from "#app/ui/count-words.ts";
import { formatDay } from "#app/ui/time-words.ts";

type Upgrade = NonNullable<OfferDetails["upgrade"]>;

/** Every count behind an offer, named so that each can be checked. */
export function EvidenceCard({ details }: { details: OfferDetails }) {
  const { evidence } = details;
  if (!evidence) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            The orders behind it
          </Text>
          <Text as="p" tone="subdued">
            {`Counted since ${formatDay(evidence.since, details.timeZone)}: from then on all of this was on sale, and Tandem knows your orders.`}
          </Text>
        </BlockStack>
        <FigureList figures={listFigures(details, evidence)} />
      </BlockStack>
    </Card>
  );
}

function listFigures({ kind, faces, upgrade }: OfferDetails, evidence: Evidence): Figure[] {
  const each = evidence.each.map((count, at) => ({
    label: `With ${titleOf(faces[at] ?? faces[0], "it")}`,
    value: formatCount(count),
  }));
  if (upgrade) return [...ofMoves(upgrade), ...(upgrade.signals.includes("substitute") ? apart(evidence, each) : [])];
  return [
    { label: "Orders looked at", value: formatCount(evidence.baskets) },
    { label: nameSet(kind, faces.length), value: formatCount(evidence.together) },
    ...each,
    ...(kind === "quantity" ? comparedWithShop(evidence) : comparedWithChance(evidence)),
    { label: nameShare(kind, faces), value: percent(evidence.confidence) },
    { label: "Different customers", value: formatCount(evidence.customers) },
  ];
}

/** What customers did who bought one of the two and later the other. */
function ofMoves({ signals, moves }: Upgrade): Figure[] {
  if (!moves || !signals.includes("moved-up")) return [];
  return [
    { label: "Customers who went from the one to the other", value: formatCount(moves.up) },
    { label: "Customers who went the other way", value: formatCount(moves.down) },
  ];
}

/** That the two are seldom in one order. */
function apart({ baskets, together, expected }: Evidence, each: readonly Figure[]): Figure[] {
  return [
    { label: "Orders looked at", value: formatCount(baskets) },
    ...each,
    { label: "With both", value: formatCount(together) },
    { label: "Expected by chance", value: formatExpected(expected), help: SIZES },
  ];
}

function nameSet(kind: Kind, products: number): string {
  if (kind === "quantity") return "With several of it";
  return products === 2 ? "With both" : "With all of these";
}

function nameShare(kind: Kind, faces: readonly Face[]): string {
  if (kind === "quantity") return "Of those with it, had several";
  const rest = faces.length > 2 ? "the others" : titleOf(faces[0], "the first");
  return `Of those with ${rest}, also had ${titleOf(faces.at(-1), "the last")}`;
}

function titleOf(face: Face | undefined, otherwise: string): string {
  return face ? isolateText(face.title) : otherwise;
}

function comparedWithShop({ expected, ...evidence }: Evidence): Figure[] {
  return [
    { label: "Usual in this shop", value: formatExpected(expected) },
    { label: "Times as many", value: formatLift(evidence), help: RANGE },
  ];
}

function comparedWithChance({ expected, plainLift, ...evidence }: Evidence): Figure[] {
  return [
    {
      label: "Expected by chance",
      value: formatExpected(expected),
      help: SIZES,
    },
    { label: "Times as many as by chance", value: formatLift(evidence), help: RANGE },
    {
      label: "The same, as usually counted",
      value: times(plainLift),
      help: "Blind to how large orders are, so often too high.",
    },
  ];
}

const SIZES = "Given how large your orders are: large ones hold more of everything.";
const RANGE = "The range holds the true figure in 95 of 100 such cases.";

function formatLift({ lift, liftLow, liftHigh }: Pick<Evidence, "lift" | "liftLow" | "liftHigh">): string {
  return `${times(lift)} (${times(liftLow)} to ${times(liftHigh)})`;
}

function formatExpected(expected: number): string {
  return expected < 9.95 ? expected.toFixed(1) : formatCount(Math.round(expected));
}
