module.exports = { plugins: ["gatsby-plugin-a", { resolve: 7 }] };
