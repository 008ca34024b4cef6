import { Box } from "@shopify/polaris";
import { type Promises, toAddress } from "#app/pages/promises/promises.ts";
import { plural } from "#app/ui/count-words.ts";
import { type Emptiness, EmptyList } from "#app/ui/empty-list.tsx";

/** An empty list: why it is, and what to do about it. */
export function NoPromises({ promises }: { promises: Promises }) {
  return (
    <Box borderColor="border-secondary" borderBlockStartWidth="025">
      <EmptyList {...explain(promises)} />
    </Box>
  );
}

function explain({ asked, counts }: Promises): Emptiness {
  const all = { content: "Show all", url: toAddress() };
  if (asked.page > 1) return { title: "Nothing more", text: "You have reached the end of the list.", action: all };
  const bought = counts.kept + counts.better + counts.broken;
  if (bought + counts["not-due"] === 0) {
    return {
      title: "No order has come from an offer yet",
      text: "As soon as a customer buys one, the order is listed here, with what the offer promised and what Shopify charged.",
      action: { content: "See your bundles", url: "/app/bundles" },
    };
  }
  if (asked.show === "broken") {
    return {
      title: "Nobody was charged too much",
      text: `Of ${plural(bought, "offer")} that customers bought, each cost what was promised, or less.`,
      action: all,
    };
  }
  return { title: "None here", text: "No order came out this way so far.", action: all };
}
