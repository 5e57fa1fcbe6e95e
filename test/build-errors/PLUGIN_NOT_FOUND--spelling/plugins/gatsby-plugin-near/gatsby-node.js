exports.onPreInit = () => {};
