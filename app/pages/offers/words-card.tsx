import { BlockStack, Button, ButtonGroup, Card, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { OfferDetails } from "#app/pages/offers/offer-details.ts";
import { useChangeForm } from "#app/pages/offers/use-change-form.ts";

/** The merchant's own words for an offer, in place of those of the theme's block. */
export function WordsCard({ details }: { details: OfferDetails }) {
  const form = useChangeForm();
  const { title, callToAction } = details.own;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What it says
        </Text>
        {form.isOpen ? (
          <WordsForm details={details} form={form} />
        ) : (
          <>
            <Text as="p" breakWord tone={title ? undefined : "subdued"}>
              {title
                ? `“${title}”${callToAction ? `, with “${callToAction}” on its button` : ""}`
                : "The words of your theme's block."}
            </Text>
            <div>
              <Button onClick={form.open}>{title ? "Change the words" : "Give it words of its own"}</Button>
            </div>
          </>
        )}
      </BlockStack>
    </Card>
  );
}

function WordsForm({ details, form }: { details: OfferDetails; form: ReturnType<typeof useChangeForm> }) {
  const [title, setTitle] = useState(details.own.title);
  const [callToAction, setCallToAction] = useState(details.own.callToAction);
  const { Form, problem, isBusy, close } = form;
  return (
    <Form method="post" action={`/app/offers/${details.offerId}`}>
      <input type="hidden" name="verb" value="words" />
      <BlockStack gap="300">
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
        <ButtonGroup>
          <Button submit variant="primary" loading={isBusy}>
            Save
          </Button>
          <Button onClick={close}>Cancel</Button>
        </ButtonGroup>
      </BlockStack>
    </Form>
  );
}
