// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.resource.Resource;

/**
 * The operations of the API's description that the catalogue does not have. Without them {@code /leads/labels} would be
 * the lead called labels.
 */
public final class DescribedOperations {

    private static final String FILE = "described-operations.txt";

    private DescribedOperations() {}

    /**
     * The operations of the catalogue and, as bare rows, those that are only described.
     *
     * @param catalogue the operations that the sandbox knows
     */
    public static List<Operation> withBareRows(Collection<Operation> catalogue) {
        List<Operation> all = new ArrayList<>(catalogue);
        Set<String> known = new HashSet<>();
        catalogue.forEach(row -> known.add(place(row)));
        for (String line : lines()) {
            String[] words = line.split(" ");
            Operation bare = Operation.of(
                    Resource.of(words[0], words[0].replace('-', ' ') + "s"),
                    words[1],
                    words[2].equals("v1") ? ApiVersion.V1 : ApiVersion.V2,
                    Method.valueOf(words[3]),
                    words[4]);
            if (known.add(place(bare))) {
                all.add(bare);
            }
        }
        return all;
    }

    /** Placeholders have names of their own choice. */
    private static String place(Operation operation) {
        return operation.method() + " " + operation.path().replaceAll("\\{\\w+}", "{}");
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(DescribedOperations.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
