export const width = window.innerWidth;
export default "window";
