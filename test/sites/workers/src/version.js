export const VERSION = "first";
