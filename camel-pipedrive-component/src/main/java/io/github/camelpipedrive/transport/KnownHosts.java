// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelpipedrive.auth.BaseUrl;
import org.apache.hc.core5.http.HttpHost;

/**
 * The hosts that requests go to, in the terms of the HTTP client. Each company has a host of its own, so the hosts of many
 * are not all kept; those of redirects, which others choose, never are. Safe for use by several threads.
 */
final class KnownHosts {

    private static final int MOST_KEPT = 1000;

    private final Map<BaseUrl, HttpHost> hosts = new ConcurrentHashMap<>();

    /** Where a request goes. */
    HttpHost of(Request request) {
        BaseUrl url = request.baseUrl();
        HttpHost known = hosts.get(url);
        if (known != null) {
            return known;
        }
        HttpHost made = new HttpHost(url.scheme(), url.host(), url.port());
        if (request.signature().isPresent() && hosts.size() < MOST_KEPT) {
            hosts.put(url, made);
        }
        return made;
    }
}
