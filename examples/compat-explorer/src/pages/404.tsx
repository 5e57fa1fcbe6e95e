import { ErrorNotice } from "../components/error-notice";
import { PageHead } from "../components/page-head";

export default function NotFoundPage() {
	return (
		<ErrorNotice code="404" title="Supported in no browser">
			There is no page at this address. The feature may have another name or may have left the data: the search above knows all that there
			are.
		</ErrorNotice>
	);
}

export function Head() {
	return <PageHead title="Not found" />;
}
