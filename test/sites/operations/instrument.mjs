import { NodeTracerProvider, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-node";

const exporter = {
	export(spans, done) {
		for (const span of spans) {
			const { name, parentSpanContext, attributes, status } = span;
			const { traceId, spanId } = span.spanContext();
			console.log(JSON.stringify({ span: name, traceId, spanId, parent: parentSpanContext?.spanId, attributes, status: status.code }));
		}
		done({ code: 0 });
	},
	shutdown: async () => {},
};
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register();
