// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Calls with the JDK's HTTP client and Jackson, without Camel. */
final class JdkHttpClient implements Way {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper mapper = Json.mapper();
    private final String url;

    JdkHttpClient(String url) {
        if (url.isEmpty()) {
            throw new IllegalArgumentException("The JDK's HTTP client has nothing that answers without a network");
        }
        this.url = url;
    }

    @Override
    public Map<?, ?> get() throws Exception {
        return (Map<?, ?>) data(request("/api/v2/deals/1401").build());
    }

    @Override
    public Map<?, ?> create() throws Exception {
        return (Map<?, ?>) data(request("/api/v2/deals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(Deals.NEW_DEAL)))
                .build());
    }

    @Override
    public List<?> list() throws Exception {
        return (List<?>) data(request("/api/v2/deals?limit=" + Deals.PAGE).build());
    }

    /**
     * Reads a page.
     *
     * @param cursor where it begins, null for the first one
     * @return the whole answer
     */
    Map<?, ?> page(String cursor) throws IOException, InterruptedException {
        return answer(request("/api/v2/deals?limit=" + Deals.PAGE + (cursor == null ? "" : "&cursor=" + cursor))
                .build());
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(url + target)).header("x-api-token", "benchmark");
    }

    private Object data(HttpRequest request) throws IOException, InterruptedException {
        return answer(request).get("data");
    }

    private Map<?, ?> answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return mapper.readValue(body, Map.class);
        }
    }

    @Override
    public void close() {
        // The client ends with the process.
    }
}
