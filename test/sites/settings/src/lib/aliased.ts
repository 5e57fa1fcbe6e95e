export const aliased: string = "aliased";
