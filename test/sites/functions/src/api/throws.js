export default () => { throw new Error("secret reason"); };
