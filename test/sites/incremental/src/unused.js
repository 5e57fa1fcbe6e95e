export const unused = "never";
