import type { ActionFunctionArgs } from "@remix-run/node";
import { wakeIntakesJob } from "#app/pipeline/intake/jobs.ts";
import { BULK_FINISH_TOPIC, parseBulkFinishSignal } from "#app/pipeline/intake/signals.ts";
import { takeInWebhook } from "#app/shops/take-in-webhook.server.ts";

export const action = ({ request }: ActionFunctionArgs) =>
  takeInWebhook(request, { topic: BULK_FINISH_TOPIC, parse: parseBulkFinishSignal, job: wakeIntakesJob }, new Date());
