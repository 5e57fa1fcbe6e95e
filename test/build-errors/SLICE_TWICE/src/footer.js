export default () => <footer>Footer</footer>;
