import { runProcess } from "#app/processes/run.server.ts";

await runProcess({ web: false, worker: true });
