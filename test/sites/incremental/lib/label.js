exports.label = (title) => `The ${title}`;
