import { BlockStack, InlineGrid, TextField } from "@shopify/polaris";
import type { CampaignPage } from "#app/pages/campaigns/campaigns.ts";
import type { CampaignForm } from "#app/pages/campaigns/use-campaign-form.ts";
import { ProductChoice } from "#app/pages/settings/product-choice.tsx";

/** What a campaign is: its words, its products, its saving, its days. */
export function CampaignFields({ page, form }: { page: CampaignPage; form: CampaignForm }) {
  const { entries, set, problems } = form;
  return (
    <BlockStack gap="400">
      <TextField
        {...{ label: "Title", maxLength: 80, showCharacterCount: true, autoComplete: "off", error: problems.title }}
        value={entries.title}
        onChange={(title) => set({ title })}
      />
      <TextField
        {...{ label: "Text", multiline: 3, maxLength: 500, autoComplete: "off", error: problems.text }}
        value={entries.text}
        onChange={(text) => set({ text })}
      />
      <ProductChoice
        {...{ id: "products", label: "Products", help: "Two to six.", max: 6, error: problems.products }}
        faces={entries.faces}
        onChange={(faces) => set({ faces })}
      />
      <TermsFields page={page} form={form} />
    </BlockStack>
  );
}

/** What it saves, on how many of the products, and when. */
function TermsFields({ page, form }: { page: CampaignPage; form: CampaignForm }) {
  const { entries, set, problems } = form;
  const floor = `No product is reduced below the margin that you keep (${page.floorPercent} %).`;
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
      <TextField
        {...{ label: "Saving", type: "number", suffix: "%", min: 0.5, max: 50, step: 0.5, autoComplete: "off" }}
        {...{ error: problems.saving, helpText: floor }}
        value={entries.savingPercent}
        onChange={(savingPercent) => set({ savingPercent })}
      />
      <TextField
        {...{ label: "How many of them", type: "number", min: 2, max: 5, autoComplete: "off" }}
        {...{ error: problems.choose, helpText: "Empty: all of them together. With 2, any two of them are enough." }}
        value={entries.choose}
        onChange={(choose) => set({ choose })}
      />
      <TextField
        {...{ label: "First day", type: "date", autoComplete: "off", helpText: "Empty: as soon as you show it." }}
        value={entries.fromDay}
        onChange={(fromDay) => set({ fromDay })}
      />
      <TextField
        {...{ label: "Last day", type: "date", autoComplete: "off", error: problems.days }}
        helpText={`To its end, in your shop's time (${page.timeZone.replaceAll("_", " ")}). Empty: for good.`}
        value={entries.untilDay}
        onChange={(untilDay) => set({ untilDay })}
      />
    </InlineGrid>
  );
}
