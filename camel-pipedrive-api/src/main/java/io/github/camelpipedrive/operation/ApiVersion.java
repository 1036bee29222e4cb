// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

/** The versions of Pipedrive's REST API. */
public enum ApiVersion {
    /** Leads, notes, files, users, webhooks and what has no successor yet. */
    V1("v1", "/api/v1"),
    /** Deals, persons, organizations, activities, products, fields and all searches. */
    V2("v2", "/api/v2");

    private final String label;
    private final String basePath;

    ApiVersion(String label, String basePath) {
        this.label = label;
        this.basePath = basePath;
    }

    /**
     * What every path of this version starts with.
     *
     * @return {@code /api/v1} or {@code /api/v2}
     */
    public String basePath() {
        return basePath;
    }

    /**
     * The version's short name.
     *
     * @return {@code v1} or {@code v2}
     */
    public String label() {
        return label;
    }
}
