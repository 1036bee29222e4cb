// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.identity;

/** A user of a company. */
public interface User {

    /**
     * The user's ID.
     *
     * @return such as 9001
     */
    int id();

    /**
     * The user's name.
     *
     * @return such as {@code Sam Sales}
     */
    String name();

    /**
     * The user's e-mail address.
     *
     * @return the address
     */
    String email();

    /**
     * The company's ID.
     *
     * @return the ID
     */
    int companyId();

    /**
     * The company's name.
     *
     * @return the name
     */
    String companyName();

    /**
     * The first label of the company's address.
     *
     * @return such as {@code acme}
     */
    String companyDomain();
}
