declare module "multer" {
	/** @param options limits in bytes and numbers; files stay in memory */
	export default function multer(options: { readonly limits: { readonly fileSize: number; readonly files: number } }): {
		/** Takes every field and every file. */
		any(): unknown;
	};
}
