const React = require("react");
require("./src/styles/global.css");
const { Frame } = require("./src/components/frame");

exports.onRouteUpdate = ({ location }) => {
	window.routeUpdates = [...(window.routeUpdates || []), location.pathname];
};

exports.wrapPageElement = ({ element }) => <Frame>{element}</Frame>;
