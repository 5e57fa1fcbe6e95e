module.exports = {
	siteMetadata: { siteUrl: "https://plugins.example" },
	plugins: [
		"gatsby-plugin-react-helmet",
		"gatsby-plugin-styled-components",
		"gatsby-plugin-catch-links",
		{ resolve: "gatsby-plugin-nprogress", options: { color: "tomato" } },
		{ resolve: "gatsby-plugin-canonical-urls", options: { siteUrl: "https://plugins.example" } },
		{ resolve: "gatsby-plugin-google-gtag", options: { trackingIds: ["G-TEST"], pluginConfig: { head: true } } },
		{ resolve: "gatsby-plugin-manifest", options: { name: "Plugins", short_name: "Plugins", start_url: "/", theme_color: "#123456", icons: [{ src: "icon.png", sizes: "512x512", type: "image/png" }] } },
	],
};
