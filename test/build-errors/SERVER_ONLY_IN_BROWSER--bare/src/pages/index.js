import fs from "fs";

export default function Page() {
	return <pre>{fs.readFileSync("text.txt", "utf8")}</pre>;
}
