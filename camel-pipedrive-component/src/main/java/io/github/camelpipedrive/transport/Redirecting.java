// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.net.URI;
import java.util.Optional;

import io.github.camelpipedrive.auth.BaseUrl;
import io.github.camelpipedrive.error.PipedriveConnectionException;
import io.github.camelpipedrive.error.PipedriveException;
import io.github.camelpipedrive.operation.Method;

/**
 * Follows the redirects of reads, as a file's download may lead to a store elsewhere. The credential never leaves the
 * origin it is for, and a redirect to an address that is neither https nor loopback is not followed.
 *
 * @param next sends a request without following redirects
 */
public record Redirecting(Transport next) implements Transport {

    private static final int MOST_REDIRECTS = 5;

    @Override
    public Response send(Request request) throws PipedriveException, InterruptedException {
        Request current = request;
        Response response = next.send(current);
        for (int followed = 0; followed < MOST_REDIRECTS; followed++) {
            Optional<Request> redirected = redirected(current, response);
            if (redirected.isEmpty()) {
                return response;
            }
            response.close();
            current = redirected.get();
            response = follow(current);
        }
        return response;
    }

    private Response follow(Request redirected) throws PipedriveException, InterruptedException {
        try {
            return next.send(redirected);
        } catch (PipedriveConnectionException e) {
            // The request that was redirected has reached the API, and counts there.
            throw e.with(e.getDetails().withPossiblyCarriedOut(true).withHint("It can be repeated safely."));
        }
    }

    private static Optional<Request> redirected(Request request, Response response) {
        boolean redirect =
                switch (response.status()) {
                    case 301, 302, 303, 307, 308 -> true;
                    default -> false;
                };
        if (!redirect || request.method() != Method.GET) {
            return Optional.empty();
        }
        return response.header("location").flatMap(location -> to(request, location));
    }

    private static Optional<Request> to(Request request, String location) {
        try {
            URI uri = URI.create(request.baseUrl() + request.target()).resolve(location);
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
}
