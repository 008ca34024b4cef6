import { type Asked, toAddress } from "#app/pages/activity/activity.ts";
import { EmptyList } from "#app/ui/empty-list.tsx";

const EXPLAINED: Record<Asked["view"], { title: string; text: string }> = {
  tasks: {
    title: "Nothing done yet",
    text: "Everything Tandem does in the background is listed here: reading your orders, taking in changes, checking for missed ones.",
  },
  news: {
    title: "No news yet",
    text: "When something changes in your shop, an order, a refund, a product, Shopify tells Tandem. Each message is listed here.",
  },
  privacy: {
    title: "No privacy requests",
    text: "When a customer asks you for their data, or asks to be forgotten, Shopify passes it on to Tandem. What came of it is listed here.",
  },
};

/** An empty list, and what will be in it. */
export function NothingHere({ asked }: { asked: Asked }) {
  const { title, text } =
    asked.show === "failed"
      ? { title: "Nothing failed", text: "Everything has worked so far." }
      : asked.page > 1
        ? { title: "Nothing older", text: "You have reached the end of the list." }
        : EXPLAINED[asked.view];
  const isFirstOfAll = asked.show === "all" && asked.page === 1;
  const all = { content: "Show all", url: toAddress({ view: asked.view }) };
  return <EmptyList title={title} text={text} action={isFirstOfAll ? undefined : all} />;
}
