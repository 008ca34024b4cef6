import type { ActionFunctionArgs } from "@remix-run/node";
import { refreshProductsJob } from "#app/pipeline/catalog/jobs.ts";
import { parseProductSignal } from "#app/pipeline/catalog/signals.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "products/delete", parse: parseProductSignal, job: refreshProductsJob }, new Date());
