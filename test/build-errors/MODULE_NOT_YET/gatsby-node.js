const { store } = require("gatsby/dist/redux");

exports.onPreBootstrap = () => {
	store.getState();
};
