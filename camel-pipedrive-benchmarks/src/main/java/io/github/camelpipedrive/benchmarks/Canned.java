// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.benchmarks;

import java.nio.charset.StandardCharsets;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/** Lets an HTTP client answer by itself, so that only the work around it is measured. */
final class Canned implements HttpClientConfigurer {

    private static final byte[] SINGLE = Deals.single();
    private static final byte[] PAGE =
            (new String(Deals.page(), StandardCharsets.UTF_8) + "null}}").getBytes(StandardCharsets.UTF_8);

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst("canned", (request, scope, chain) -> {
            boolean list = request.getPath().contains("?");
            byte[] answer = Settings.answer(request.getPath()).orElse(list ? PAGE : SINGLE);
            ClassicHttpResponse response = new BasicClassicHttpResponse(200);
            response.setEntity(new ByteArrayEntity(answer, ContentType.APPLICATION_JSON));
            return response;
        });
    }
}
