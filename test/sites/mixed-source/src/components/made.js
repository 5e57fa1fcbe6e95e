const React = require("react");

const Made = ({ pageContext }) => <h1>Made by {pageContext.from}</h1>;
Made.displayName = "Made";
module.exports = Made;
