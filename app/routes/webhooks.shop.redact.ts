import type { ActionFunctionArgs } from "@remix-run/node";
import { takeInWebhook } from "#app/shopify/take-in-webhook.server.ts";
import { eraseShopJob } from "#app/shops/jobs.ts";
import { parseNothing } from "#app/shops/signals.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "shop/redact", parse: parseNothing, job: eraseShopJob }, new Date());
