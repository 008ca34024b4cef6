import type { ActionFunctionArgs } from "@remix-run/node";
import { takeInWebhook } from "#app/shopify/take-in-webhook.server.ts";
import { uninstallJob } from "#app/shops/jobs.ts";
import { parseNothing } from "#app/shops/signals.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "app/uninstalled", parse: parseNothing, job: uninstallJob }, new Date());
