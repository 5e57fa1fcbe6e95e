import type { ComponentType, JSX } from "react";
import type { NotFound, Redirect } from "../universal/answers.js";
import type { WindowLocation } from "./location.js";

/** Props of a page component. A route's parameters are props of their own, too. SPEC 5.1. */
export interface PageProps<DataType = object, PageContextType = object, LocationState = unknown, ServerDataType = object> {
	/** The page's pattern or path, URI-encoded; on the 404 and 500 page the visited path. */
	path: string;
	/** The matched part of the visited path, without a trailing slash. */
	uri: string;
	/** On the server only `pathname`, `search` and `hash` are known. */
	location: WindowLocation<LocationState>;
	children?: undefined;
	/** What stood at `[name]` and `[...name]`, decoded. */
	params: Record<string, string>;
	/** What the browser has loaded for this page; absent on the server. */
	pageResources: PageResourcesProp<DataType, PageContextType>;
	/** Result of the page query. */
	data: DataType;
	/** What `createPage` was given as context. */
	pageContext: PageContextType;
	/** `props` of what getServerData returned. */
	serverData: ServerDataType;
}

/** SPEC 5.1.10. */
export interface PageResourcesProp<DataType = object, PageContextType = object> {
	component: ComponentType;
	json: { data: DataType; pageContext: PageContextType };
	page: { componentChunkName: string; path: string; webpackCompilationHash: string; matchPath?: string };
}

/** Props of the `Head` export. SPEC 5.2.2. */
export interface HeadProps<DataType = object, PageContextType = object, ServerDataType = object> {
	location: { pathname: string };
	params: Record<string, string>;
	/** Result of the page query, else an empty object. */
	data: DataType;
	pageContext: PageContextType;
	serverData: ServerDataType;
}

/** Type of `export const Head`. */
export type HeadFC<DataType = object, PageContextType = object, ServerDataType = object> = (
	props: HeadProps<DataType, PageContextType, ServerDataType>,
) => JSX.Element | null;

/** A page's component and its Head, as the runtime sees them. */
export type PageComponent = ComponentType<Record<string, unknown>>;
export type HeadComponent = ComponentType<HeadProps>;

/** First argument of getServerData. SPEC 1.3. */
export interface GetServerDataProps {
	/** Names in lower case; `get` takes any case. */
	headers: Map<string, string> & { get(name: string): string | undefined };
	method: string;
	/** Path without path prefix, with the raw query. */
	url: string;
	query: Record<string, unknown>;
	params: Record<string, unknown>;
	pageContext: Record<string, unknown>;
	/** Aborted when the visitor has left or time is up. */
	signal: AbortSignal;
	/** By name, decoded. */
	cookies: ReadonlyMap<string, string>;
	/** Made on first access, with the body. */
	request: Request;
}

/** What getServerData returns, or promises. SPEC 1.4. */
export type ServerDataResult<ServerDataType = Record<string, unknown>> =
	| Redirect
	| NotFound
	| Response
	| {
			/** Texts, numbers and lists of texts. */
			headers?: Record<string, unknown> | Map<string, unknown> | Headers;
			/** 200–599. */
			status?: number;
			props?: ServerDataType;
			redirect?: { destination: string; permanent?: boolean };
			cache?: CacheDeclaration;
	  };

/** How long shared caches, that of `serve` too, may keep an answer; becomes the headers that they read. Times are seconds. */
export interface CacheDeclaration {
	/** How long an answer counts as new. */
	fresh: number;
	/** How much longer it is sent while a new one is made. */
	stale?: number;
	/** How much longer than `fresh` it stands in when making a new one fails. */
	onError?: number;
	/** Names by which it can be purged. */
	tags?: string[];
	/** Request headers by which answers differ. */
	vary?: string[];
}

/** Return type of `export async function getServerData`. */
export type GetServerDataReturn<ServerDataType = Record<string, unknown>> = Promise<ServerDataResult<ServerDataType>>;

/** Type of `export const getServerData`. */
export type GetServerData<ServerDataType = Record<string, unknown>> = (
	context: GetServerDataProps,
) => GetServerDataReturn<ServerDataType> | ServerDataResult<ServerDataType>;
