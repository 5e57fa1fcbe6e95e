module.exports = { csp: true, headers: [{ source: "/ssr/*", headers: [{ key: "x-team", value: "blue" }] }] };
