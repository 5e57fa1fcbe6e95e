exports.replaceRenderer = () => {};
