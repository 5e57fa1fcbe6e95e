# Varnish in front of `gatsby serve`: https://varnish-cache.org, with the module xkey (Debian: varnish, varnish-modules).
# What is kept, and for how long, is what pages say: s-maxage, stale-while-revalidate, stale-if-error, Vary, Surrogate-Key.
# Check it with `varnishd -C -f gatz.vcl`.
vcl 4.1;

import directors;
import std;
import xkey;

# One for each server. With a single one, leave out the second here and in vcl_init.
backend gatz1 {
	.host = "127.0.0.1";
	.port = "9000";
	.connect_timeout = 1s;
	.first_byte_timeout = 60s;
}

backend gatz2 {
	.host = "127.0.0.1";
	.port = "9100";
	.connect_timeout = 1s;
	.first_byte_timeout = 60s;
}

# Who may purge: the servers, whose option purgeUrls names this Varnish.
acl purgers {
	"127.0.0.1";
	"::1";
}

sub vcl_init {
	new gatz = directors.round_robin();
	gatz.add_backend(gatz1);
	gatz.add_backend(gatz2);
}

sub vcl_recv {
	if (req.method == "PURGE") {
		if (client.ip !~ purgers) {
			return (synth(403, "Not allowed"));
		}
		return (synth(200, "Purged " + xkey.purge(req.http.xkey-purge)));
	}
	if (req.restarts == 0) {
		unset req.http.x-gatz-renew;
		unset req.http.x-gatz-stale;
	}
	set req.backend_hint = gatz.backend();
	set req.grace = 3650d;
	if (req.http.x-gatz-renew) {
		set req.grace = 0s;
	}
	# Cookies are no reason to pass: Gatz lets nobody keep the answer of a page that has read them.
	if ((req.method == "GET" || req.method == "HEAD") && !req.http.authorization) {
		return (hash);
	}
	return (pass);
}

sub vcl_hit {
	# Too old to be sent while a new one is made: it is there for the case that none can be made.
	if (!req.http.x-gatz-stale && obj.ttl + std.duration(obj.http.x-gatz-grace, 0s) < 0s) {
		set req.http.x-gatz-renew = "1";
		return (restart);
	}
}

sub vcl_backend_response {
	set beresp.http.x-gatz-path = regsub(bereq.url, "\?.*$", "");
	set beresp.http.x-gatz-path = regsub(beresp.http.x-gatz-path, "/page-data/index/page-data\.json$", "/");
	set beresp.http.x-gatz-path = regsub(beresp.http.x-gatz-path, "/page-data/(.+)/page-data\.json$", "/\1");
	set beresp.http.xkey = "all: path:" + regsub(beresp.http.x-gatz-path, "/$", "") + " " + beresp.http.surrogate-key;
	unset beresp.http.x-gatz-path;

	set beresp.grace = 0s;
	if (beresp.http.cache-control ~ "stale-while-revalidate=\d+") {
		set beresp.http.x-gatz-grace = regsub(beresp.http.cache-control, ".*stale-while-revalidate=(\d+).*", "\1s");
		set beresp.grace = std.duration(beresp.http.x-gatz-grace, 0s);
	}
	if (beresp.http.cache-control ~ "stale-if-error=\d+") {
		set beresp.http.x-gatz-error = regsub(beresp.http.cache-control, ".*stale-if-error=(\d+).*", "\1s");
		if (std.duration(beresp.http.x-gatz-error, 0s) > beresp.grace) {
			set beresp.grace = std.duration(beresp.http.x-gatz-error, 0s);
		}
		unset beresp.http.x-gatz-error;
	}
	# A server that has too much to do, or is ending: another one may have room.
	if (beresp.status == 503 && (bereq.method == "GET" || bereq.method == "HEAD") && bereq.retries < 1) {
		return (retry);
	}
	# A failure replaces nothing that is kept.
	if (beresp.status >= 500 && (bereq.is_bgfetch || bereq.http.x-gatz-renew)) {
		return (abandon);
	}
	# The rest is as Varnish does it: nothing with Set-Cookie, private, no-store or no-cache is kept.
}

sub vcl_backend_error {
	# A server that has gone: another one, or the same when it is back.
	if ((bereq.method == "GET" || bereq.method == "HEAD") && bereq.retries < 3) {
		return (retry);
	}
	if (bereq.is_bgfetch || bereq.http.x-gatz-renew) {
		return (abandon);
	}
}

sub vcl_synth {
	if (req.http.x-gatz-renew && resp.status >= 500 && req.restarts < 3) {
		unset req.http.x-gatz-renew;
		set req.http.x-gatz-stale = "1";
		return (restart);
	}
}

sub vcl_deliver {
	# After a change nobody gets what was kept of the page before. RFC 9111, 4.4.
	if (req.method ~ "^(POST|PUT|PATCH|DELETE)$" && resp.status < 400) {
		set req.http.x-gatz-purged = xkey.purge("path:" + regsub(regsub(req.url, "\?.*$", ""), "/$", ""));
	}
	unset resp.http.xkey;
	unset resp.http.x-gatz-grace;
	unset resp.http.surrogate-key;
}
