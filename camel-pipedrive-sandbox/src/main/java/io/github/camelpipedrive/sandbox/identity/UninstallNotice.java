// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import io.github.camelpipedrive.sandbox.identity.OauthApps.App;
import io.github.camelpipedrive.sandbox.wire.Json;

/**
 * Tells an app that a user has uninstalled it: a DELETE request to its callback, with the app's own credentials.
 * Nothing leaves this machine, and whatever the app answers is well.
 *
 * <p>Source: Pipedrive's guide to app uninstallation, 2026-11. It does not say how the time is written.
 */
public final class UninstallNotice {

    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Clock clock;

    public UninstallNotice(Clock clock) {
        this.clock = clock;
    }

    /** The status that the app answered with; empty when it is on another machine, or gave no answer. */
    public OptionalInt send(App app, User user) {
        URI callback = URI.create(app.redirectUri());
        if (callback.getHost() == null
                || !THIS_MACHINE.matcher(callback.getHost()).matches()) {
            return OptionalInt.empty();
        }
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(LONGEST)
                .build();
        try {
            return OptionalInt.of(http.send(request(callback, app, user), BodyHandlers.discarding())
                    .statusCode());
        } catch (IOException e) {
            // Pipedrive does not care either.
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private HttpRequest request(URI callback, App app, User user) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("client_id", app.clientId());
        body.put("company_id", user.companyId());
        body.put("user_id", user.id());
        body.put("timestamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        byte[] pair = (app.clientId() + ":" + app.clientSecret()).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(callback)
                .timeout(LONGEST)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofByteArray(Json.write(body)))
                .build();
    }
}
