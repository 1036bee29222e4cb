// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.quarkus.deployment;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.operation.ApiCall;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;

/** Asks the catalogue whether the operation of a URI exists. */
final class OperationNames {

    /** A name that is known before the application runs: without placeholders and expressions. */
    private static final Pattern NAMED =
            Pattern.compile("pipedrive:(?://)?([A-Za-z0-9_-]+)/([A-Za-z0-9_-]+)(?:\\?.*)?", Pattern.DOTALL);

    private final OperationCatalogue catalogue = PipedriveOperations.catalogue();

    /**
     * What is wrong with the operations of some URIs.
     *
     * @param where who names them
     * @param uris as for {@link #problem}
     * @return a message for each that is wrong
     */
    List<String> problems(String where, List<String> uris) {
        return uris.stream()
                .flatMap(uri -> problem(uri).map(problem -> where + " names " + uri + ": " + problem).stream())
                .toList();
    }

    /**
     * What is wrong with the operation of a URI.
     *
     * @param uri such as {@code pipedrive:deal/create?currency=EUR}
     * @return the catalogue's message, or nothing when the operation exists or is not known yet
     */
    Optional<String> problem(String uri) {
        Matcher names = NAMED.matcher(uri);
        if (!names.matches() || ApiCall.isNamed(names.group(1), names.group(2))) {
            return Optional.empty();
        }
        try {
            catalogue.target(names.group(1), names.group(2));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
