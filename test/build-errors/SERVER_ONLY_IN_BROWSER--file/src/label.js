import { secret } from "./secret.server";

export const label = () => `The secret is ${secret()}`;
