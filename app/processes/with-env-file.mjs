// Loaded before the servers (`npm start`, `web`, `worker`): reads `.env` where there is one. What is already in the
// environment wins. The demo and the tests don't load this, or a developer's `.env` would lead them to a real database.
import "./require-node.mjs";
import { existsSync } from "node:fs";

if (existsSync(".env")) process.loadEnvFile(".env");
