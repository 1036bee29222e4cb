// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A user of a company, who may allow an app the access to it.
 *
 * @param id the user's ID
 * @param name the user's name
 * @param email the user's e-mail address
 * @param companyId the company's ID
 * @param companyName the company's name
 * @param companyDomain the first label of the company's address, such as {@code acme}
 */
public record SandboxUser(int id, String name, String email, int companyId, String companyName, String companyDomain) {

    /** The user of the company to which the API tokens belong. */
    static final SandboxUser FIRST =
            new SandboxUser(9001, "Sam Sales", "sales@tiletown.example", 440_055, "Tiletown Ltd", "tiletown-sandbox");

    /** Checks that nothing is null. */
    public SandboxUser {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(companyName, "companyName");
        Objects.requireNonNull(companyDomain, "companyDomain");
    }

    /** What {@code users/me} says of this user beyond what is the same for all. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", id);
        values.put("name", name);
        values.put("email", email);
        values.put("company_id", companyId);
        values.put("company_name", companyName);
        values.put("company_domain", companyDomain);
        return values;
    }
}
