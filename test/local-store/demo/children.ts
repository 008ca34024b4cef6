import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { DemoError } from "./settings.ts";

export type Child = { process: ChildProcess; stop: () => Promise<void> };

type Start = {
  name: string;
  args: string[];
  env?: Record<string, string>;
  /** Gets each line of standard output; true when the child is ready. */
  isReady: (line: string) => boolean;
  logFile: string;
  /** Called when the child ends without being asked to. */
  onDeath: (reason: string) => void;
};

/** Starts a Node process of the demo with its output in a file, and resolves when it says that it is ready. */
export function startChild({ name, args, env, isReady, logFile, onDeath }: Start): Promise<Child> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // Its own process group: Ctrl-C reaches only the demo, which ends its parts in the right order.
    detached: true,
  });
  const log = createWriteStream(logFile);
  let last = "";
  let stopping = false;
  child.stderr.on("data", (chunk) => {
    last = String(chunk);
    log.write(chunk);
  });
  return new Promise((resolve, reject) => {
    const died = new Promise<void>((gone) => {
      child.on("exit", (code, signal) => {
        gone();
        if (stopping) return;
        const reason = `${name} ended unexpectedly (${signal ?? code}). Its log: ${logFile}\n${last.trim().slice(-600)}`;
        reject(new DemoError(reason));
        onDeath(reason);
      });
    });
    const stop = async () => {
      stopping = true;
      child.kill("SIGTERM");
      const hard = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await died;
      clearTimeout(hard);
    };
    createInterface({ input: child.stdout }).on("line", (line) => {
      log.write(`${line}\n`);
      if (isReady(line)) resolve({ process: child, stop });
    });
  });
}
