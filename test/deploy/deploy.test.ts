import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { validate as validateDockerfile } from "dockerfile-utils";
import { Deployment } from "kubernetes-models/apps/v1";
import { HorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1";
import { Service } from "kubernetes-models/v1";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { buildSite, startSite } from "../support/command.js";
import { get } from "../support/get.js";
import { createTemporarySite } from "../support/temporary-site.js";

const run = promisify(execFile);
const DEPLOY = fileURLToPath(new URL("../../deploy/", import.meta.url));
const read = (path: string) => readFile(DEPLOY + path, "utf8");

test("the Dockerfile has no fault", async () => {
	expect(validateDockerfile(await read("docker/Dockerfile"))).toEqual([]);
});

test("the Kubernetes manifests are what their schemas ask for", async () => {
	const kinds = { Deployment, HorizontalPodAutoscaler, PodDisruptionBudget, Service };
	const files = await readdir(`${DEPLOY}kubernetes`);
	for (const file of files) {
		const manifest = parse(await read(`kubernetes/${file}`));
		const Kind = kinds[manifest.kind as keyof typeof kinds];
		expect(() => new Kind(manifest).validate(), file).not.toThrow();
	}
	expect(files).toHaveLength(4);
});

test("systemd takes the unit", async () => {
	const { stderr } = await run("systemd-analyze", ["verify", `${DEPLOY}systemd/gatz.service`]);
	expect(stderr).not.toContain("gatz.service");
});

test("Prometheus takes the rules, and they fire when they should", async () => {
	await run("promtool", ["check", "config", `${DEPLOY}prometheus/prometheus.yml`]);
	await run("promtool", ["test", "rules", "alerts.test.yml"], { cwd: `${DEPLOY}prometheus` });
});

test("alerts, the dashboard and the autoscaler ask for metrics that a server has", async () => {
	const site = await createTemporarySite("tiny");
	await buildSite(site.directory);
	const running = await startSite(site.directory, "serve", { environment: { GATZ_OPS_PORT: "" }, args: ["--workers", "2"] });
	try {
		await get(`${running.url}/`);
		const [, operations] = await running.says(/Operations at (http:\/\/[\w.]+:\d+)/);
		const { text } = await get(`${operations}/metrics`);
		const known = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name));
		const asked = await Promise.all(
			["prometheus/alerts.yml", "grafana/dashboard.json", "kubernetes/horizontal-pod-autoscaler.yaml"].map(read),
		);
		const names = [...asked.join("\n").matchAll(/\b(?:gatz|http_server|nodejs|process)_\w+/g)].map(([name]) => name);
		const unknown = names.filter((name) => !known.has(name) && !known.has(name.replace(/_(?:count|bucket|sum)$/, "")));
		expect(names.length).toBeGreaterThan(20);
		expect(unknown).toEqual([]);
	} finally {
		await running.stop();
		await site.delete();
	}
});
