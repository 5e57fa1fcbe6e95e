exports.createPagse = () => {};
