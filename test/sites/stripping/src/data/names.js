// No page: its exports may have any name.
export const config = () => "KEPT-config";
export function getServerData() {
	return "KEPT-data";
}
