export const sep = "fallback";
