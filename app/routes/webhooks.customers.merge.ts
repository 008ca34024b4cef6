import type { ActionFunctionArgs } from "@remix-run/node";
import { takeInWebhook } from "#app/shopify/take-in-webhook.server.ts";
import { mergeCustomersJob } from "#app/shops/jobs.ts";
import { parseMerge } from "#app/shops/signals.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "customers/merge", parse: parseMerge, job: mergeCustomersJob }, new Date());
