import { useRevalidator } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, ButtonGroup, Card, Text } from "@shopify/polaris";
import { useState } from "react";
import { ALL_ORDERS_SCOPE, type Home } from "#app/pages/home/home.ts";
import { isUnderWay } from "#app/pages/home/progress.ts";
import { formatDay } from "#app/ui/time-words.ts";

/** Shopify shows an app the last 60 days of orders only, and says nothing of the rest. Here the merchant learns it. */
export function AskForOlder({ home: { reach, readings, timeZone } }: { home: Home }) {
  const orders = readings.find(({ what }) => what === "orders");
  if (!reach.isLimited || !orders || isUnderWay(orders)) return null;
  const day = reach.since ? formatDay(reach.since, timeZone) : null;
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {day ? `We see orders since ${day}` : "Have older orders?"}
          </Text>
          <Text as="p" tone="subdued">
            {`Shopify shows apps the last 60 days only. ${
              reach.fileSince
                ? `Your upload adds orders since ${formatDay(reach.fileSince, timeZone)}.`
                : "The more orders Tandem knows, the surer it is what belongs together: upload your export for older ones, or allow Tandem to read them all."
            }`}
          </Text>
        </BlockStack>
        <ButtonGroup>
          <Button url="/app/import">{reach.fileSince ? "Upload another export" : "Upload older orders"}</Button>
          <AllowAllOrders />
        </ButtonGroup>
      </BlockStack>
    </Card>
  );
}

function AllowAllOrders() {
  const shopify = useAppBridge();
  const { revalidate } = useRevalidator();
  const [isAsking, setIsAsking] = useState(false);
  const ask = async () => {
    setIsAsking(true);
    try {
      const { result } = await shopify.scopes.request([ALL_ORDERS_SCOPE]);
      shopify.toast.show(
        result === "granted-all" ? "Thank you. Tandem reads your older orders now." : "Nothing changed.",
      );
      revalidate();
    } catch {
      shopify.toast.show("Shopify could not ask just now. Please try again.", { isError: true });
    } finally {
      setIsAsking(false);
    }
  };
  return (
    <Button variant="tertiary" loading={isAsking} onClick={ask}>
      Allow all orders
    </Button>
  );
}
