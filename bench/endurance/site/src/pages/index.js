export default () => <h1>A static page</h1>;
