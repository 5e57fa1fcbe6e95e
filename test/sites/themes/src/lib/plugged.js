export const value = {};
