// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.error.ErrorDetails;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.error.PipedriveServerException;
import io.github.camelpipedrive.operation.Method;

/**
 * Follows the redirects of reads, as a file's download may lead to a store elsewhere. Each request to the API's own host
 * takes its place in the account's limits; all of them together have the time of one. The credential never leaves the origin it is for; what another host answers says
 * nothing of the account. From a public host nothing leads to this machine or to a private network, nor to an address that
 * is neither https nor loopback.
 *
 * @param own sends a request to the API, with its credential and its place in the limits
 * @param counted sends a request to the API's host without a credential, with its place in the limits
 * @param elsewhere sends a request as it is
 * @param addresses knows private networks
 * @param redact takes the account's secrets out of a text
 */
public record Redirecting(
        Transport own, Transport counted, Transport elsewhere, PrivateAddresses addresses, UnaryOperator<String> redact)
        implements Transport {

    private static final int MOST_REDIRECTS = 5;

    /**
     * With the names of the operating system.
     *
     * @param own sends a request to the API, with its credential and its place in the limits
     * @param counted sends a request to the API's host without a credential, with its place in the limits
     * @param elsewhere sends a request as it is
     * @param redact takes the account's secrets out of a text
     */
    public Redirecting(Transport own, Transport counted, Transport elsewhere, UnaryOperator<String> redact) {
        this(own, counted, elsewhere, PrivateAddresses.ofThisMachine(), redact);
    }

    @Override
    public Response send(Request request) throws PipedriveException, InterruptedException {
        Response response = own.send(request);
        if (!isRedirect(request, response)) {
            return response;
        }
        BaseUrl home = response.origin().orElse(request.baseUrl());
        boolean away = false;
        Request current = request.redirected(home, request.target());
        for (int followed = 0; isRedirect(request, response); followed++) {
            Optional<Request> next = next(current, response);
            if (next.isEmpty()) {
                break;
            }
            Duration taken = response.taken();
            response.close();
            if (repeatsSecret(response)) {
                throw notFollowed(
                        current,
                        response,
                        "a redirect that repeats the credential is not followed",
                        "Nobody but the sender of the request knows it: check companyDomain or baseUrl.");
            }
            current = next.get().after(taken);
            check(followed, home, current, response);
            away |= !current.baseUrl().equals(home);
            response = follow(current, home, away);
            if (!away) {
                // A token that was refreshed meanwhile may be for another host of the API.
                home = response.origin().orElse(home);
                current = current.redirected(home, current.target());
            }
        }
        return away ? new Elsewhere(response, current.baseUrl()) : response;
    }

    private Response follow(Request redirected, BaseUrl home, boolean away)
            throws PipedriveException, InterruptedException {
        try {
            if (!away) {
                return own.send(redirected.unsigned());
            }
            // The API's host, to which another one leads: nobody asked it for that with the account's credential.
            return redirected.baseUrl().equals(home) ? counted.send(redirected) : elsewhere.send(redirected);
        } catch (PipedriveConnectionException e) {
            // The request that was redirected has reached the API, and counts there.
            throw e.with(e.getDetails().withPossiblyCarriedOut(true).withHint("It can be retried safely."));
        }
    }

    private void check(int followed, BaseUrl home, Request next, Response last) throws PipedriveServerException {
        if (followed == MOST_REDIRECTS) {
            throw notFollowed(
                    next,
                    last,
                    "it was redirected more than " + MOST_REDIRECTS + " times, at last to " + next.baseUrl(),
                    "Redirects go in a circle: check companyDomain or baseUrl.");
        }
        if (!next.baseUrl().equals(home) && !addresses.mayLead(home, next.baseUrl())) {
            throw notFollowed(
                    next,
                    last,
                    "a redirect to " + next.baseUrl() + " is not followed",
                    "That is this machine or a private network, and " + home + " is not.");
        }
    }

    private static PipedriveServerException notFollowed(Request next, Response last, String message, String hint) {
        ErrorDetails details = ErrorDetails.of(next.operation(), next.account(), message)
                .answered(last.status(), "", "")
                .withHint(hint);
        return new PipedriveServerException(details, false, null);
    }

    private static boolean isRedirect(Request request, Response response) {
        return request.method() == Method.GET
                && switch (response.status()) {
                    case 301, 302, 303, 307, 308 -> true;
                    default -> false;
                };
    }

    /** Its address would be asked of name servers, and appear in messages. */
    private boolean repeatsSecret(Response response) {
        String location = response.header("location").orElse("");
        return !redact.apply(location).equals(location);
    }

    private static Optional<Request> next(Request request, Response response) {
        return response.header("location").flatMap(location -> to(request, location));
    }

    private static Optional<Request> to(Request request, String location) {
        try {
            URI uri = URI.create(request.baseUrl() + request.target()).resolve(encoded(location));
            if (uri.getRawAuthority() == null) {
                return Optional.empty();
            }
            BaseUrl origin = BaseUrl.parse(uri.getScheme() + "://" + uri.getRawAuthority(), "redirect");
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return Optional.of(
                    request.redirected(origin, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery()));
        } catch (IllegalArgumentException e) {
            // No address to go to: the answer stays the redirect itself, which its reader reports with its status.
            return Optional.empty();
        }
    }

    /** A header's bytes are read as one character each; a request has none beyond ASCII. */
    private static String encoded(String location) {
        if (location.chars().allMatch(letter -> letter < 0x80)) {
            return location;
        }
        StringBuilder text = new StringBuilder();
        location.chars()
                .forEach(letter -> text.append(
                        letter < 0x80 || letter > 0xFF
                                ? Character.toString(letter)
                                : String.format(Locale.ROOT, "%%%02X", letter)));
        return text.toString();
    }

    /** An answer that is not the API's to this account. */
    private static final class Elsewhere extends ForwardedResponse {

        private final BaseUrl host;

        Elsewhere(Response response, BaseUrl host) {
            super(response);
            this.host = host;
        }

        @Override
        public Optional<BaseUrl> elsewhere() {
            return Optional.of(host);
        }

        @Override
        public Optional<BaseUrl> origin() {
            return Optional.of(host);
        }
    }
}
