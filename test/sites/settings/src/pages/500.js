export default () => <h1>Broken</h1>;
