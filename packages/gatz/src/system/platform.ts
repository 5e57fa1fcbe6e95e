/** What native code was compiled for: `linux-x64-glibc`, `linux-arm64-musl`, `darwin-arm64`, `win32-x64`. */
export function platformName(): string {
	const { platform, arch } = process;
	return platform === "linux" ? `${platform}-${arch}-${libc()}` : `${platform}-${arch}`;
}

function libc(): string {
	Object.assign(process.report, { excludeNetwork: true }); // it would ask the name server
	const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
	return header.glibcVersionRuntime === undefined ? "musl" : "glibc";
}
