/** @jsxImportSource preact */
import "@shopify/ui-extensions/preact";
import type { Api } from "@shopify/ui-extensions/customer-account.order-status.block.render";
import { render } from "preact";
import { useState } from "preact/hooks";

declare const shopify: Api;

const ANSWER = `mutation ($fields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $fields) { userErrors { message } } }`;

export default function ask() {
  render(<Question />, document.body);
}

/** Asks whether the order was right, and keeps the answer with it. */
function Question() {
  const [said, say] = useState("");
  const [words, setWords] = useState("");
  async function answer() {
    const value = JSON.stringify({ v: 1, id: "an-offer", useful: true, said: words });
    const field = { ownerId: shopify.order.value?.id, namespace: "$app", key: "suggestion", value };
    const response = await fetch("shopify:customer-account/api/2026-07/graphql.json", {
      method: "POST",
      body: JSON.stringify({ query: ANSWER, variables: { fields: [field] } }),
    });
    const { errors, data } = await response.json();
    say(errors?.[0]?.message ?? data.metafieldsSet.userErrors[0]?.message ?? "Thank you");
  }
  return (
    <s-stack gap="base">
      <s-text>{`${shopify.order.value?.name}, ${shopify.authenticationState.value}`}</s-text>
      <s-text-field label="What was right?" value={words} onInput={(event) => setWords(typedInto(event))} />
      <s-button onClick={answer}>It was right</s-button>
      <s-text>{said}</s-text>
    </s-stack>
  );
}

function typedInto({ currentTarget }: Event): string {
  return String(Reflect.get(Object(currentTarget), "value"));
}
