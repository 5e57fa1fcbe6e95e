// `gatsby/cache-dir/emitter`: the browser runtime's emitter (`window.___emitter`, SPEC 2.5.6) for code that imports it.
const emitter = {
	on: (type, listener) => globalThis.___emitter?.on(type, listener),
	off: (type, listener) => globalThis.___emitter?.off(type, listener),
	emit: (type, event) => globalThis.___emitter?.emit(type, event),
};

export { emitter as default, emitter as "module.exports" };
