module.exports = { headers: [{ source: "/ssr/*", headers: [{ key: "x-team", value: "blue" }] }] };
