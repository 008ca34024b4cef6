import { runProcess } from "#app/processes/run.server.ts";

await runProcess({ web: true, worker: true });
