import { read } from "../files";

export const Text = () => <pre>{read("text.txt")}</pre>;
