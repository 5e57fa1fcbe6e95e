import type { GatsbyConfig } from "gatsby";

const config: GatsbyConfig = { plugins: [ };

export default config;
