import type { ActionFunctionArgs } from "@remix-run/node";
import { mergeCustomersJob } from "#app/shops/jobs.ts";
import { parseMerge } from "#app/shops/signals.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "customers/merge", parse: parseMerge, job: mergeCustomersJob }, new Date());
