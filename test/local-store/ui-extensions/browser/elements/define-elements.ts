import { CATALOGUE, type DrawnTag, type ElementEntry } from "#test/local-store/ui-extensions/element-catalogue.ts";
import { Banner } from "./banner.ts";
import { Button, PressButton } from "./button.ts";
import { acceptProperties, type HostElement } from "./host-element.ts";
import { Box, Grid, GridItem, Stack } from "./layout.ts";
import { Heading, Paragraph, Text } from "./words.ts";

const CLASSES: Partial<Record<DrawnTag, new () => HostElement>> = {
  "s-banner": Banner,
  "s-box": Box,
  "s-button": Button,
  "s-grid": Grid,
  "s-grid-item": GridItem,
  "s-heading": Heading,
  "s-paragraph": Paragraph,
  "s-press-button": PressButton,
  "s-stack": Stack,
  "s-text": Text,
};

/** Teaches the page all elements of the catalogue. */
export function defineElements(): void {
  for (const [tag, { properties }] of Object.entries<ElementEntry>(CATALOGUE)) {
    const found = Object.entries(CLASSES).find(([name]) => name === tag)?.[1];
    if (!found) continue;
    acceptProperties(found, properties);
    customElements.define(tag, found);
  }
}
