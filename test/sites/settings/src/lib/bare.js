export const bare = "bare";
