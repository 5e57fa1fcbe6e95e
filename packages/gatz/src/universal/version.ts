/** Version of this package. Its major number is that of the Gatsby API it speaks; a test keeps it equal to package.json. */
export const VERSION = "5.100.0";
