// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.io.IOException;
import java.io.InputStream;

import io.github.camelpipedrive.call.FileSink;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.CachedOutputStream;

/**
 * Keeps files as Camel's stream caching does: in memory, or with its spooling on disk from a certain size.
 *
 * @param exchange what the bytes belong to
 */
record ExchangeFiles(Exchange exchange) implements FileSink {

    @Override
    public Object keep(InputStream content) throws IOException {
        CachedOutputStream cached = new CachedOutputStream(exchange);
        content.transferTo(cached);
        return cached.newStreamCache();
    }
}
