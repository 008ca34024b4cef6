import type { ActionFunctionArgs } from "@remix-run/node";
import { eraseShopJob } from "#app/shops/jobs.ts";
import { parseShopRedact } from "#app/shops/signals.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "shop/redact", parse: parseShopRedact, job: eraseShopJob }, new Date());
