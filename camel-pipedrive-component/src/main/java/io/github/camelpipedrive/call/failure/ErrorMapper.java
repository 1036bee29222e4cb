// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.failure;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelpipedrive.auth.TokenSource;
import io.github.camelpipedrive.call.Call;
import io.github.camelpipedrive.call.Failures;
import io.github.camelpipedrive.call.ResponseHeaders;
import io.github.camelpipedrive.call.reading.LimitedInputStream;
import io.github.camelpipedrive.call.reading.RecordReader;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveAuthenticationException;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedrivePermissionException;
import io.github.camelpipedrive.error.PipedriveRateLimitException;
import io.github.camelpipedrive.error.PipedriveRateLimitException.Limit;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.error.UntrustedText;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders;
import io.github.camelpipedrive.ratelimit.RateLimitHeaders.Refusal;
import io.github.camelpipedrive.transport.Response;
import io.github.camelpipedrive.wire.EncodedText;
import io.github.camelpipedrive.wire.Json;

/**
 * Turns what is no success into the exception that says what to do. The API has a dozen shapes of errors; a body counts
 * as JSON when it looks like JSON, whatever its content type says.
 */
public final class ErrorMapper implements Failures {

    /** What is read of an error's body. */
    private static final int LONGEST_BODY = 64 * 1024;

    /** More than any token has. */
    private static final int LONGEST_SECRET = 32 * 1024;

    private final String account;
    private final TokenSource tokens;
    private final UnaryOperator<String> redact;
    private final Clock clock;

    /**
     * Creates a mapper.
     *
     * @param account the account's name
     * @param tokens knows what to do when its credential is refused
     * @param redact takes secrets out of a text
     * @param clock tells the time
     */
    public ErrorMapper(String account, TokenSource tokens, UnaryOperator<String> redact, Clock clock) {
        this.account = account;
        this.tokens = tokens;
        this.redact = redact;
        this.clock = clock;
    }

    @Override
    public PipedriveException of(Call call, Response response) {
        String text = text(response);
        return of(call, response, tree(text), text);
    }

    private String text(Response response) {
        try {
            byte[] bytes = response.body().readNBytes(LONGEST_BODY + LONGEST_SECRET);
            String type = response.header("content-type").orElse("");
            String text = redact.apply(EncodedText.ofAnswer(bytes, type).strip());
            if (bytes.length <= LONGEST_BODY) {
                return text;
            }
            // Redacted before it is cut, and what is cut off is longer than a secret of which only a half was read.
            int whole = bytes.length < LONGEST_BODY + LONGEST_SECRET ? text.length() : text.length() - LONGEST_SECRET;
            return text.substring(0, Math.max(0, Math.min(whole, LONGEST_BODY)));
        } catch (IOException e) {
            // The status alone says enough; a cut error page is no reason to lose it.
            return "";
        }
    }

    @Override
    public PipedriveException of(Call call, Response response, JsonNode envelope) {
        return of(call, response, envelope, "");
    }

    @Override
    public PipedriveException unreadable(Call call, Response response, IOException failure) {
        ErrorDetails details = details(call, response, "").withPossiblyCarriedOut(true);
        if (failure instanceof LimitedInputStream.TooLongException) {
            return new PipedriveServerException(
                    details.withMessage("the answer is " + failure.getMessage()).withHint(shorter(call)),
                    false,
                    failure);
        }
        if (failure instanceof RecordReader.MisfitException
                && failure.getCause() instanceof JsonProcessingException why) {
            return new PipedriveServerException(
                    details.withMessage(safe(failure.getMessage()))
                            .withHint("Change the class, or the objectMapper that reads it."
                                    + (call.operation().effect().writes() ? " The call was carried out." : "")),
                    false,
                    withoutSource(why));
        }
        if (failure instanceof RecordReader.UnexpectedDataException) {
            return new PipedriveServerException(
                    details.withMessage(failure.getMessage()).withHint(carriedOut(call)), failure);
        }
        if (failure instanceof StreamConstraintsException tooMuch) {
            return new PipedriveServerException(
                    details.withMessage("the answer holds more than is read: " + safe(tooMuch.getOriginalMessage()))
                            .withHint("It stays so when the call is retried."),
                    false,
                    withoutSource(tooMuch));
        }
        if (failure instanceof JsonProcessingException broken) {
            String type = safe(response.header("content-type").orElse("no content type"));
            return new PipedriveServerException(
                    details.withMessage("the answer is not complete JSON (" + type + ")")
                            .withHint(carriedOut(call)),
                    withoutSource(broken));
        }
        return new PipedriveConnectionException(
                details.withMessage("the connection broke while the answer was read: " + failure.getMessage())
                        .withHint(carriedOut(call)),
                true,
                failure);
    }

    @Override
    public PipedriveException outOfMemory(Call call, Response response, OutOfMemoryError failure) {
        String hint =
                switch (call.operation().result().kind()) {
                    case RECORDS, FOUND -> "Ask for less with limit, or give the JVM more memory.";
                    case BINARY, ANY ->
                        "For a file enable Camel's spooling of streams to disk, or give the JVM more memory.";
                    default -> "Give the JVM more memory.";
                };
        String refused = " A smaller maxResponseSize has such answers refused before they fill it.";
        return new PipedriveServerException(
                details(call, response, "")
                        .withMessage("the answer does not fit into the memory that is free")
                        .withHint((call.operation().effect().writes() ? carriedOut(call) + " " : "") + hint + refused)
                        .withPossiblyCarriedOut(true),
                false,
                failure);
    }

    @Override
    public PipedriveException unexpected(Call call, Throwable failure) {
        return ForeignFailure.during(call, failure, redact);
    }

    private static String shorter(Call call) {
        if (call.operation().result().isList()) {
            return "Ask for less with limit, or raise maxResponseSize.";
        }
        String raise = "Raise maxResponseSize.";
        return call.operation().effect().writes() ? carriedOut(call) + " " + raise : raise;
    }

    private static String carriedOut(Call call) {
        return call.operation().effect().safeToRepeat()
                ? "It can be retried safely."
                : "The request was carried out, going by its status: check before you retry it.";
    }

    /** Jackson's exceptions carry a piece of the text, which may be anything; the place of the mistake is enough. */
    private JsonProcessingException withoutSource(JsonProcessingException failure) {
        failure.clearLocation();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = each.getMessage() == null ? "" : each.getMessage();
            if (!redact.apply(message).equals(message) || !UntrustedText.isPlain(message.replace('\n', ' '))) {
                return new JsonParseException(null, safe(failure.getOriginalMessage()));
            }
        }
        return failure;
    }

    /** A failure of the transport, which names the host of a redirect as the server has written it. */
    public PipedriveException withoutSecrets(PipedriveException failure) {
        ErrorDetails details = failure.getDetails();
        ErrorDetails safe =
                details.withMessage(redact.apply(details.apiMessage())).withHint(redact.apply(details.hint()));
        return safe.equals(details) ? failure : failure.with(safe);
    }

    @Override
    public String safe(String text) {
        return ErrorText.safe(text, redact);
    }

    private PipedriveException of(Call call, Response response, JsonNode envelope, String text) {
        ErrorText error = ErrorText.of(envelope, text, response.status()).safe(redact);
        ErrorDetails details = details(call, response, error.code())
                .withMessage(error.message())
                .withFieldErrors(error.fieldErrors());
        int status = envelope.path("errorCode").asInt(0) >= 400 && response.successful()
                ? envelope.path("errorCode").asInt()
                : response.status();
        ErrorHints hints = new ErrorHints(call.operation());
        if (response.elsewhere().isPresent()) {
            return elsewhere(details, status, safe(response.elsewhere().get().toString()));
        }
        switch (status) {
            case 401:
                return new PipedriveAuthenticationException(details.withHint(tokens.hintWhenRefused(account)));
            case 402, 403, 415:
                return isBlock(response, envelope)
                        ? blocked(details.withHint(hints.blocked()))
                        : new PipedrivePermissionException(details.withHint(hints.forbidden(status, error)));
            case 404, 410:
                // Recorded: the second delete of a person is answered with 410 and success.
                ErrorDetails told = envelope.path("success").asBoolean(false)
                        ? details.withMessage("it is deleted already")
                        : details;
                return new PipedriveNotFoundException(told.withHint(hints.notFound()));
            case 429:
                return limited(details, response, hints, error);
            default:
                return status >= 500 || status < 400 && !response.successful() || notJson(envelope, text)
                        ? serverFailed(details, status, response, hints.serverFailed(status, error))
                        : new PipedriveValidationException(details.withHint(hints.refused(error)));
        }
    }

    /** Another host knows nothing of the account: whether its token is valid, what it may do, what it may still send. */
    private static PipedriveException elsewhere(ErrorDetails details, int status, String host) {
        ErrorDetails redirected = details.withHint(
                "It was answered by " + host + ", to which the API has redirected; the token was not sent there.");
        if (status == 404 || status == 410) {
            return new PipedriveNotFoundException(redirected);
        }
        return new PipedriveServerException(redirected, status == 429 || status >= 500, null);
    }

    private static PipedriveException serverFailed(ErrorDetails details, int status, Response response, String hint) {
        boolean redirect = status >= 300 && status < 400;
        boolean notImplemented = status == 501;
        return new PipedriveServerException(
                details.withHint(hint).withPossiblyCarriedOut(!redirect && !notImplemented),
                !redirect && !notImplemented && !response.successful(),
                null);
    }

    private static boolean notJson(JsonNode envelope, String text) {
        return envelope.isMissingNode() && text.startsWith("<");
    }

    /** After many calls over the limit the firewall answers for the API, in HTML and with no hint of the end. */
    private static boolean isBlock(Response response, JsonNode envelope) {
        return response.status() == 403
                && envelope.isMissingNode()
                && response.header("server").orElse("").toLowerCase(Locale.ROOT).contains("cloudflare");
    }

    private static PipedriveException blocked(ErrorDetails details) {
        return new PipedriveRateLimitException(details, Limit.BLOCK, null);
    }

    private PipedriveException limited(ErrorDetails details, Response response, ErrorHints hints, ErrorText error) {
        RateLimitHeaders rates = ResponseHeaders.rates(response, clock);
        if (rates.refusal() == Refusal.DAILY || error.isAboutTheDay()) {
            return new PipedriveRateLimitException(
                    details.withHint(hints.dayIsSpent(rates.retryAfter())), Limit.DAILY, rates.retryAfter());
        }
        Duration pause = rates.pause().orElse(null);
        return new PipedriveRateLimitException(details.withHint(hints.tooMany(pause)), Limit.BURST, pause);
    }

    private ErrorDetails details(Call call, Response response, String code) {
        return ErrorDetails.of(call.operation().id(), account, "")
                .about(call.subject())
                .answered(
                        response.status(),
                        code,
                        safe(response.header("x-correlation-id").orElse("")));
    }

    private static JsonNode tree(String text) {
        if (!Json.isJson(text)) {
            return MissingNode.getInstance();
        }
        try {
            return Json.tree(text);
        } catch (JsonProcessingException e) {
            // Cut or broken JSON is read as text: its beginning is the message.
            return MissingNode.getInstance();
        }
    }
}
