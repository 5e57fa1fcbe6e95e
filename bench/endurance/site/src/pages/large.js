export default ({ serverData }) => <p>{serverData.text}</p>;

/** More than a connection's buffers hold. */
export const getServerData = async () => ({ props: { text: "large ".repeat(300_000) } });
