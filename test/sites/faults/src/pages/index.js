export default () => <h1>Alive</h1>;
