import { useFetcher } from "@remix-run/react";
import { Button, ButtonGroup } from "@shopify/polaris";
import { useState } from "react";
import { Dismiss } from "#app/pages/offers/dismiss.tsx";
import type { OfferDetails, Word } from "#app/pages/offers/offer-details.ts";
import type { Answer } from "#app/pages/offers/offers.ts";
import { useAnswerToast } from "#app/ui/use-answer-toast.ts";

type Choice = { word: Exclude<Word, "dismiss">; content: string; isMain?: boolean };

/** What the merchant can do with an offer as it stands. */
export function OfferActions({ details }: { details: OfferDetails }) {
  const fetcher = useFetcher<Answer>();
  const [isDismissing, setIsDismissing] = useState(false);
  useAnswerToast(fetcher.data);
  const asked = fetcher.state === "idle" ? null : fetcher.formData?.get("verb");
  const say = (verb: Word) => fetcher.submit({ verb }, { method: "post", action: `/app/offers/${details.offerId}` });
  if (isDismissing) return <Dismiss offerId={details.offerId} close={() => setIsDismissing(false)} />;
  return (
    <ButtonGroup>
      {listChoices(details).map(({ word, content, isMain }) => (
        <Button
          key={word}
          variant={isMain ? "primary" : undefined}
          loading={asked === word}
          disabled={fetcher.state !== "idle"}
          onClick={() => say(word)}
        >
          {content}
        </Button>
      ))}
      {details.standing === "turnedDown" ? null : (
        <Button variant="tertiary" disabled={fetcher.state !== "idle"} onClick={() => setIsDismissing(true)}>
          Dismiss…
        </Button>
      )}
    </ButtonGroup>
  );
}

/** The words that make sense now, the likeliest first. */
export function listChoices({
  standing,
  isPinned,
  isKept,
  words,
}: Pick<OfferDetails, "standing" | "isPinned" | "isKept" | "words">): Choice[] {
  const isDown = standing === "turnedDown";
  const choices: (Choice & { fits: boolean })[] = [
    { word: "accept", content: "Accept and show", isMain: true, fits: standing === "proposed" },
    { word: "accept", content: "Accept", fits: standing === "shown" && !isKept },
    { word: "accept", content: "Unpin", fits: standing === "shown" && isPinned },
    {
      word: "resume",
      content: isDown ? "Take back" : "Show again",
      isMain: true,
      fits: isDown || standing === "paused",
    },
    { word: "pin", content: "Pin to the top", fits: !isPinned && (standing === "shown" || standing === "proposed") },
    { word: "pause", content: "Pause", fits: standing === "shown" },
    { word: "exclude", content: "Never show", fits: !isDown },
  ];
  return choices.filter(({ fits, word }) => fits && words.includes(word)).map(({ fits: _, ...choice }) => choice);
}
