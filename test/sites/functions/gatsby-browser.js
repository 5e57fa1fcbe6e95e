export const onInitialClientRender = () => {
	window.isHydrated = true;
};
