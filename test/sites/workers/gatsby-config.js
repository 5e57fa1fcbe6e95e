module.exports = { server: { hangTimeout: 2, preStopDelay: 0 } };
