import type { ActionFunctionArgs } from "@remix-run/node";
import { refreshOrdersJob } from "#app/pipeline/orders/jobs.ts";
import { parseOrderSignal } from "#app/pipeline/orders/signals.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: "orders/delete", parse: parseOrderSignal, job: refreshOrdersJob }, new Date());
