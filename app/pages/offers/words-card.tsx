import { Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { isolateText } from "#app/kernel/isolate-text.ts";
import { ChangeCard } from "#app/pages/offers/change-card.tsx";
import type { OfferDetails, OwnWords } from "#app/pages/offers/offer-details.ts";

/** The merchant's own words for an offer, in place of those of the theme's block. */
export function WordsCard({ details: { offerId, own } }: { details: OfferDetails }) {
  const now = (
    <Text as="p" breakWord tone={own.title ? undefined : "subdued"}>
      {nameWords(own) ?? "The words of your theme's block."}
    </Text>
  );
  return (
    <ChangeCard
      {...{ title: "What it says", now, change: own.title ? "Change the words" : "Give it words of its own" }}
      {...{ offerId, verb: "words", fields: (problem) => <WordFields own={own} problem={problem} /> }}
    />
  );
}

/** "“Tea for two”, with “Take both” on its button"; null where the theme's block says its own. */
export function nameWords({ title, callToAction }: OwnWords): string | null {
  if (!title) return null;
  const button = callToAction ? `, with “${isolateText(callToAction)}” on its button` : "";
  return `“${isolateText(title)}”${button}`;
}

function WordFields({ own, problem }: { own: OwnWords; problem: string | undefined }) {
  const [title, setTitle] = useState(own.title);
  const [callToAction, setCallToAction] = useState(own.callToAction);
  return (
    <>
      <TextField
        {...{ label: "Title", name: "title", maxLength: 80, showCharacterCount: true, autoComplete: "off" }}
        value={title}
        error={problem}
        onChange={setTitle}
        helpText="Empty: the words of your theme's block, in each of your languages."
      />
      <TextField
        {...{ label: "Words on the button", name: "callToAction", maxLength: 40, autoComplete: "off" }}
        value={callToAction}
        onChange={setCallToAction}
        helpText="Other languages: translate it in Shopify's Translate & Adapt, under Metaobjects."
      />
    </>
  );
}
