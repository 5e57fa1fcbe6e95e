export const inFolder = "folder";
