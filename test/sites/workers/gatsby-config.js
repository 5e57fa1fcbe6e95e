module.exports = { server: { preStopDelay: 0 } };
