import { type DrawnTag, entryOf } from "#test/local-store/ui-extensions/element-catalogue.ts";
import { Banner } from "./banner.ts";
import { Badge, Divider, ListItem, QueryContainer, Section, UnorderedList } from "./blocks.ts";
import { Button, PressButton } from "./button.ts";
import { Choice, ChoiceList, Option, Select } from "./choices.ts";
import { Details, Summary } from "./details.ts";
import { TextArea, TextField } from "./fields.ts";
import { Form } from "./form.ts";
import { acceptProperties, type HostElement } from "./host-element.ts";
import { Box, Grid, GridItem, Stack } from "./layout.ts";
import { Link } from "./link.ts";
import { Image, ProductThumbnail } from "./pictures.ts";
import { Icon, SkeletonParagraph, Spinner } from "./waiting.ts";
import { Heading, Paragraph, Text } from "./words.ts";

const CLASSES: Record<DrawnTag, new () => HostElement> = {
  "s-badge": Badge,
  "s-banner": Banner,
  "s-box": Box,
  "s-button": Button,
  "s-choice": Choice,
  "s-choice-list": ChoiceList,
  "s-details": Details,
  "s-divider": Divider,
  "s-form": Form,
  "s-grid": Grid,
  "s-grid-item": GridItem,
  "s-heading": Heading,
  "s-icon": Icon,
  "s-image": Image,
  "s-link": Link,
  "s-list-item": ListItem,
  "s-option": Option,
  "s-paragraph": Paragraph,
  "s-press-button": PressButton,
  "s-product-thumbnail": ProductThumbnail,
  "s-query-container": QueryContainer,
  "s-section": Section,
  "s-select": Select,
  "s-skeleton-paragraph": SkeletonParagraph,
  "s-spinner": Spinner,
  "s-stack": Stack,
  "s-summary": Summary,
  "s-text": Text,
  "s-text-area": TextArea,
  "s-text-field": TextField,
  "s-unordered-list": UnorderedList,
};

/** Teaches the page all elements of the catalogue. */
export function defineElements(): void {
  for (const [tag, element] of Object.entries(CLASSES)) {
    acceptProperties(element, entryOf(tag)?.properties ?? []);
    customElements.define(tag, element);
  }
}
