exports.label = (text) => `LABEL-${text}`;
