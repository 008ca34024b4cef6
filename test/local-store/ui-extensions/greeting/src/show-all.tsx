/** @jsxImportSource preact */
import "@shopify/ui-extensions/preact";
import type {} from "@shopify/ui-extensions/purchase.checkout.block.render";
import { render } from "preact";

/** One of each element, in a shape as they are used. */
export default function showAll() {
  render(
    <s-section heading="Goes with your order">
      <Row />
      <s-stack direction="inline" gap="base" alignItems="center">
        <s-button>Add both</s-button>
        <s-button variant="secondary" loading>
          Adding
        </s-button>
        <s-press-button>Keep</s-press-button>
        <s-link href="/pages/why">Why this?</s-link>
        <s-spinner accessibilityLabel="Looking for more" />
        <s-icon type="check" />
      </s-stack>
      <Fields />
      <s-details>
        <s-summary>Compare</s-summary>
        <s-paragraph>It is the better one.</s-paragraph>
      </s-details>
      <s-divider />
      <s-banner tone="warning" heading="Only one is left">
        <s-unordered-list>
          <s-list-item>In blue</s-list-item>
          <s-list-item>In red</s-list-item>
        </s-unordered-list>
      </s-banner>
      <s-skeleton-paragraph content="The name of a product" />
    </s-section>,
    document.body,
  );
}

function Row() {
  return (
    <s-grid gridTemplateColumns="auto 1fr auto" gap="base" alignItems="center">
      <s-product-thumbnail src="/cdn/shop/files/mug.svg" alt="Mug" size="base" totalItems={2} />
      <s-stack gap="small-400">
        <s-text type="strong">A mug of good size</s-text>
        <s-text type="small" color="subdued">
          Blue
        </s-text>
        <s-badge tone="neutral">New</s-badge>
      </s-stack>
      <s-stack gap="none" alignItems="end">
        <s-text type="redundant" color="subdued">
          £12.00
        </s-text>
        <s-text tone="success">£10.80</s-text>
      </s-stack>
    </s-grid>
  );
}

function Fields() {
  return (
    <s-form>
      <s-stack gap="base">
        <s-select label="Colour" value="red">
          <s-option value="blue">Blue</s-option>
          <s-option value="red">Red</s-option>
        </s-select>
        <s-text-field label="Engraving" value="Ada" error="Too short" />
        <s-text-area label="Anything else?" rows={2} />
        <s-choice-list label="Was it useful?" name="useful">
          <s-choice value="yes" defaultSelected>
            Yes
          </s-choice>
          <s-choice value="no">No</s-choice>
        </s-choice-list>
      </s-stack>
    </s-form>
  );
}
