declare module "micromatch" {
	const micromatch: {
		makeRe(glob: string): RegExp;
		isMatch(path: string, globs: string | readonly string[], options?: Readonly<Record<string, unknown>>): boolean;
	};
	export default micromatch;
}
