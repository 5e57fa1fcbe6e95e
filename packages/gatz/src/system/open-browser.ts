import { spawn } from "node:child_process";

const OPENERS: Readonly<Record<string, readonly string[]>> = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] };

/** Shows a URL in the person's browser. Says nothing when there is none. */
export function openBrowser(url: string): void {
	const [program = "xdg-open", ...words] = OPENERS[process.platform] ?? ["xdg-open"];
	const opener = spawn(program, [...words, url], { stdio: "ignore", detached: true });
	opener.on("error", () => {});
	opener.unref();
}
