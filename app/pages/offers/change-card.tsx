import { BlockStack, Button, Card, Text } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import { ChangeForm } from "#app/pages/offers/change-form.tsx";
import type { Said } from "#app/pages/offers/offer-details.ts";

type Props = {
  title: string;
  /** What is so now. */
  now: ReactNode;
  /** What opens the form. */
  change: string;
  offerId: string;
  verb: Said["verb"];
  /** The fields of the form, with what was wrong with what was sent. */
  fields: (problem: string | undefined) => ReactNode;
};

/** A part of an offer that the merchant can change: what is so now, and a form in its place. */
export function ChangeCard({ title, now, change, offerId, verb, fields }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {isOpen ? (
          <ChangeForm offerId={offerId} verb={verb} close={() => setIsOpen(false)}>
            {fields}
          </ChangeForm>
        ) : (
          <>
            {now}
            <div>
              <Button onClick={() => setIsOpen(true)}>{change}</Button>
            </div>
          </>
        )}
      </BlockStack>
    </Card>
  );
}
