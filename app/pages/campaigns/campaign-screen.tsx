import { SaveBar, TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Box, Button, ButtonGroup, Card, Page, Text } from "@shopify/polaris";
import { CampaignFields } from "#app/pages/campaigns/campaign-fields.tsx";
import { type Campaign, type CampaignPage, STATE_WORDS } from "#app/pages/campaigns/campaigns.ts";
import { type CampaignForm, useCampaignForm } from "#app/pages/campaigns/use-campaign-form.ts";

/** One campaign: what it is, and whether it is shown. */
export function CampaignScreen({ page }: { page: CampaignPage }) {
  const form = useCampaignForm(page);
  const { campaign } = page;
  const { word, tone } = STATE_WORDS[campaign?.state ?? "draft"];
  return (
    <Page
      title={campaign?.title || "New campaign"}
      titleMetadata={<Badge tone={tone}>{word}</Badge>}
      backAction={{ content: "Campaigns", url: "/app/campaigns" }}
    >
      <TitleBar title="Campaign" />
      <SaveBar id="campaign-save-bar" open={form.isChanged} discardConfirmation>
        <button type="button" variant="primary" onClick={() => form.send("save")} {...(form.isBusy && { loading: "" })}>
          Save
        </button>
        <button type="button" onClick={form.discard} disabled={form.isBusy}>
          Discard
        </button>
      </SaveBar>
      <BlockStack gap="400">
        {campaign ? <Showing campaign={campaign} form={form} /> : null}
        <CampaignFields page={page} form={form} />
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  );
}

/** Whether shoppers see it, where, and what can be done about it. What is not saved yet is saved or discarded first. */
function Showing({ campaign: { state, handle, untilDay }, form }: { campaign: Campaign; form: CampaignForm }) {
  const isEndless = state === "live" && untilDay === null;
  const rest = { loading: form.isBusy, disabled: form.isChanged };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {SHOWING[state].title}
        </Text>
        <Text as="p" tone="subdued" breakWord>
          {isEndless ? "It stays until you end it." : SHOWING[state].text}
          {state === "ended"
            ? ""
            : ` The theme's block shows the campaign of the day; to show this one, write ${handle} into it.`}
        </Text>
        {state === "ended" ? null : (
          <ButtonGroup>
            {state === "draft" ? (
              <Button {...rest} variant="primary" onClick={() => form.send("show")}>
                Show it in your shop
              </Button>
            ) : (
              <Button {...rest} onClick={() => form.send("hide")}>
                Back to a draft
              </Button>
            )}
            <Button {...rest} tone="critical" variant="tertiary" onClick={() => form.send("end")}>
              End it
            </Button>
          </ButtonGroup>
        )}
      </BlockStack>
    </Card>
  );
}

const SHOWING: Record<Campaign["state"], { title: string; text: string }> = {
  draft: { title: "Shoppers do not see it yet", text: "Show it when it is as you like it." },
  planned: { title: "It waits for its first day", text: "It begins by itself." },
  live: { title: "Shoppers see it", text: "It ends by itself on its end date." },
  ended: {
    title: "It is over",
    text: "Shoppers do not see it any more. What was promised to carts is kept for its time.",
  },
};
