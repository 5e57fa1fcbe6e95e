import "server-only";

export const count = 3;
