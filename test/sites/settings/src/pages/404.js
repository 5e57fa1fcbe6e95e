export default () => <h1>Not here</h1>;
