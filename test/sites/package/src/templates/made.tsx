import type { HeadFC, PageProps } from "gatsby";

export default function Made({ pageContext }: PageProps<object, { maker: string }>) {
	return <h1>{`Made by ${pageContext.maker}`}</h1>;
}

export const Head: HeadFC = () => <title>Made</title>;
