// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.springboot;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** What Spring Boot has for TLS and the component has not. */
@ConfigurationProperties(prefix = "camel.component.pipedrive")
public class PipedriveSslProperties {

    /**
     * Name of the SSL bundle with the certificates that calls to Pipedrive trust and send, such as that of a proxy which
     * looks into TLS.
     */
    private String sslBundle;

    /** Made by Spring. */
    public PipedriveSslProperties() {}

    public String getSslBundle() {
        return sslBundle;
    }

    public void setSslBundle(String sslBundle) {
        this.sslBundle = sslBundle;
    }
}
