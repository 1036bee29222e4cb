// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.sandbox.wire.Json;

/** Speaks to the sandbox over HTTP as any client would. */
final class ApiClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUrl;
    private final String token;
    private final String authorization;

    ApiClient(String baseUrl, String token) {
        this(baseUrl, token, "");
    }

    ApiClient(String baseUrl, String token, String authorization) {
        this.baseUrl = baseUrl;
        this.token = token;
        this.authorization = authorization;
    }

    record Answer(int status, HttpResponse<String> response) {

        String text() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        Map<String, Object> json() {
            try {
                return object(Json.read(text().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new AssertionError("No JSON: " + text(), e);
            }
        }

        Object at(String path) {
            Object value = json();
            for (String key : path.split("\\.")) {
                value = value instanceof List<?> list ? list.get(Integer.parseInt(key)) : ((Map<?, ?>) value).get(key);
            }
            return value;
        }

        Map<String, Object> data() {
            return object(json().get("data"));
        }

        List<Map<String, Object>> rows() {
            return ((List<?>) json().get("data")).stream().map(Answer::object).toList();
        }

        List<Object> ids() {
            return rows().stream().map(row -> row.get("id")).toList();
        }

        List<Map<String, Object>> items() {
            return ((List<?>) at("data.items"))
                    .stream().map(hit -> object(object(hit).get("item"))).toList();
        }

        String error() {
            return String.valueOf(json().get("error"));
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> object(Object json) {
            return (Map<String, Object>) json;
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    Answer post(String path, String body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    Answer patch(String path, String body) throws IOException, InterruptedException {
        return send("PATCH", path, body);
    }

    Answer put(String path, String body) throws IOException, InterruptedException {
        return send("PUT", path, body);
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, "");
    }

    Answer send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("x-api-token", token);
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(response.statusCode(), response);
    }
}
