module.exports = { csp: { "script-source": "https://cdn.example" } };
