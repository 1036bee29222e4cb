// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox;

import java.util.Objects;

import io.github.camelpipedrive.sandbox.identity.User;

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
public record SandboxUser(int id, String name, String email, int companyId, String companyName, String companyDomain)
        implements User {

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

    static SandboxUser of(User user) {
        return new SandboxUser(
                user.id(), user.name(), user.email(), user.companyId(), user.companyName(), user.companyDomain());
    }
}
