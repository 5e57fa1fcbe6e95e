export const title = "Dogs";
