// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelpipedrive.sandbox.faults.Fault;
import io.github.camelpipedrive.sandbox.wire.Errors;

/** What can go wrong with a call. Where nothing else is said, the operation is not carried out. */
public enum FaultKind {
    /** Status 429 that asks for a second of patience, although no limit was reached. */
    TOO_MANY_REQUESTS(SandboxAnswer.of(
            Errors.overLimit().reply(), Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1"))),
    /** Status 500 with the API's code for errors that it can't explain. */
    SERVER_ERROR(SandboxAnswer.of(Errors.unknown().reply(), Map.of())),
    /** Status 501 in JSON. */
    NOT_IMPLEMENTED(failed(501, "Not implemented")),
    /** Status 502 with nothing in it. */
    BAD_GATEWAY(SandboxAnswer.of(502, Map.of(), "")),
    /** Status 503 in JSON. */
    UNAVAILABLE(failed(503, "Service unavailable")),
    /** Status 504 with nothing in it. */
    GATEWAY_TIMEOUT(SandboxAnswer.of(504, Map.of(), "")),
    /** Status 504 after the operation was carried out. */
    GATEWAY_TIMEOUT_AFTER_PROCESSING(SandboxAnswer.of(504, Map.of(), "").afterCarryingOut()),
    /** Status 503 with a page in HTML. */
    HTML_PAGE(SandboxAnswer.of(
            503,
            Map.of("content-type", "text/html; charset=UTF-8"),
            "<!DOCTYPE html><html lang=\"en\"><head><title>Maintenance</title></head>"
                    + "<body><h1>Back in a minute</h1></body></html>")),
    /** The operation is carried out, and only the first half of its JSON is sent before the connection closes. */
    TRUNCATED_JSON(SandboxAnswer.own().truncated()),
    /** The operation is carried out, and its JSON is said to be HTML. */
    WRONG_CONTENT_TYPE(SandboxAnswer.own().header("content-type", "text/html; charset=UTF-8")),
    /** The connection is reset. */
    RESET_BEFORE_PROCESSING(SandboxAnswer.connectionReset()),
    /** The connection is reset after the operation was carried out. */
    RESET_AFTER_PROCESSING(SandboxAnswer.connectionReset().afterCarryingOut()),
    /** The operation is carried out, and its answer comes late; {@link Faults#delay} says how late. */
    SLOW(SandboxAnswer.own()),
    /** Status 200 that says {@code success: false}. */
    SUCCESS_FALSE(SandboxAnswer.of(Errors.notSaved().reply(), Map.of())),
    /** The bearer token of the call expires before its time, and the call gets 401. Calls with an API token are spared. */
    ACCESS_TOKEN_ENDED(SandboxAnswer.of(Errors.invalidBearer().reply(), Map.of())),
    /**
     * The user uninstalls the app: all its tokens end, and the call gets 401. Only connecting again helps, so this one
     * comes only when it is named. Calls with an API token are spared.
     */
    APP_UNINSTALLED(SandboxAnswer.of(Errors.invalidBearer().reply(), Map.of()));

    private final SandboxAnswer answer;

    FaultKind(SandboxAnswer answer) {
        this.answer = answer;
    }

    private static SandboxAnswer failed(int status, String message) {
        return SandboxAnswer.of(status, "{\"success\":false,\"error\":\"" + message + "\"}");
    }

    SandboxAnswer answer(Duration delay) {
        return this == SLOW ? answer.delayed(delay) : answer;
    }

    /** What it ends of the caller's sign-in. */
    Fault.Ends ends() {
        return switch (this) {
            case ACCESS_TOKEN_ENDED -> Fault.Ends.ACCESS_TOKEN;
            case APP_UNINSTALLED -> Fault.Ends.AUTHORIZATION;
            default -> Fault.Ends.NOTHING;
        };
    }

    /** The kind with a name; an {@link IllegalArgumentException} of one line tells all names. */
    static FaultKind of(String text) {
        return Stream.of(values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fault is called '" + text + "', only "
                        + Stream.of(values()).map(FaultKind::text).collect(Collectors.joining(", "))));
    }

    /** The name in options and statistics. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
