exports.minutes = (weight) => weight * 2;
