export default (req, res) => res.send(Buffer.from([0, 255, 1]));
