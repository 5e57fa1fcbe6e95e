import { ErrorNotice } from "../components/error-notice";
import { PageHead } from "../components/page-head";

export default function ErrorPage() {
	return (
		<ErrorNotice code="500" title="Something broke on our side">
			The page could not be made. It is not your browser’s fault, and trying again may help.
		</ErrorNotice>
	);
}

export function Head() {
	return <PageHead title="Error" />;
}
