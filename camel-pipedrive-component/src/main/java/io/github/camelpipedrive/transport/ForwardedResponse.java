// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

import io.github.camelpipedrive.auth.BaseUrl;

/** Another response, of which a link of the chain says something more. */
abstract class ForwardedResponse implements Response {

    private final Response response;

    ForwardedResponse(Response response) {
        this.response = response;
    }

    @Override
    public Optional<BaseUrl> origin() {
        return response.origin();
    }

    @Override
    public Duration taken() {
        return response.taken();
    }

    @Override
    public int status() {
        return response.status();
    }

    @Override
    public Optional<String> header(String name) {
        return response.header(name);
    }

    @Override
    public InputStream body() throws IOException {
        return response.body();
    }

    @Override
    public void close() {
        response.close();
    }

    @Override
    public void abandon() {
        response.abandon();
    }
}
