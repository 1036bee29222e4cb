// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.transport;

import io.github.camelpipedrive.auth.Credential;
import org.apache.hc.core5.http.message.BasicHeader;

/** A header whose value is sent but not shown: the HTTP client logs the headers of requests at level DEBUG. */
final class SecretHeader extends BasicHeader {

    private static final long serialVersionUID = 1L;

    SecretHeader(Credential credential) {
        super(credential.header(), credential.secret(), true);
    }

    /** Hides the value. */
    @Override
    public String toString() {
        return getName() + ": xxxxxx";
    }
}
