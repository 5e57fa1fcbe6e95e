const sharp = require("gatsby/sharp");

exports.onPreBootstrap = () => {
	sharp.concurrency(1);
};
