import "server-only";
import { hostname } from "node:os";

export const secret = () => `SECRET-server-file ${hostname()}`;
