import type { ActionFunctionArgs } from "@remix-run/node";
import { refreshOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { parseOrderEditSignal } from "#app/pipeline/orders/signals.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "orders/edited", parse: parseOrderEditSignal, job: refreshOrdersJob }, new Date());
