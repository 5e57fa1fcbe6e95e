import Original from "gatsby-theme-base/src/components/title";

export default function Title() {
	return (
		<div className="around">
			<Original />
		</div>
	);
}
