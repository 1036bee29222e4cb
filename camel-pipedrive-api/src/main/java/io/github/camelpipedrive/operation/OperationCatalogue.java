// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelpipedrive.operation.type.Spelling;

/** All operations, by their name {@code resource/operation}. Immutable. */
public final class OperationCatalogue {

    private static final OperationCatalogue STANDARD = of(Stream.of(
                    DealOperations.ROWS,
                    PersonOperations.ROWS,
                    OrganizationOperations.ROWS,
                    LeadOperations.ROWS,
                    ActivityOperations.ROWS,
                    NoteOperations.ROWS,
                    ProductOperations.ROWS,
                    ItemOperations.ROWS,
                    UserOperations.ROWS,
                    PipelineOperations.ROWS,
                    StageOperations.ROWS,
                    OauthOperations.ROWS)
            .flatMap(Collection::stream)
            .toList());

    private final Map<String, Operation> byId;

    private OperationCatalogue(Map<String, Operation> byId) {
        this.byId = byId;
    }

    /**
     * The operations of Pipedrive's API.
     *
     * @return the catalogue that the component ships
     */
    public static OperationCatalogue standard() {
        return STANDARD;
    }

    /**
     * A catalogue of other rows.
     *
     * @param operations the rows, each with a name of its own
     * @return the catalogue
     */
    public static OperationCatalogue of(Collection<Operation> operations) {
        Map<String, Operation> byId = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (byId.put(operation.id(), operation) != null) {
                throw new IllegalArgumentException("There are two operations called " + operation.id());
            }
        }
        return new OperationCatalogue(byId);
    }

    /**
     * All operations, in the order of the rows.
     *
     * @return an immutable list
     */
    public List<Operation> operations() {
        return List.copyOf(byId.values());
    }

    /**
     * The operation of this name.
     *
     * @param resource such as {@code deal}
     * @param operation such as {@code create}
     * @return the operation
     * @throws IllegalArgumentException when there is none; the message names the nearest
     */
    public Operation operation(String resource, String operation) {
        String id = resource + "/" + operation;
        Operation found = byId.get(id);
        if (found == null) {
            throw new IllegalArgumentException(unknown(resource, id));
        }
        return found;
    }

    private String unknown(String resource, String id) {
        List<String> known = new ArrayList<>(byId.keySet());
        known.add(ApiCall.ID);
        List<String> ofResource = new ArrayList<>(known);
        ofResource.removeIf(each -> !each.startsWith(resource + "/"));
        if (ofResource.isEmpty()) {
            String suggestion = Spelling.suggestion(id, known);
            return "Unknown resource " + Spelling.quoted(resource) + " in " + Spelling.quoted(id) + "."
                    + (suggestion.isEmpty()
                            ? " The resources are " + String.join(", ", resources()) + "."
                            : suggestion);
        }
        String suggestion = Spelling.suggestion(id, ofResource);
        return "Unknown operation " + Spelling.quoted(id) + "."
                + (suggestion.isEmpty() ? " There are " + String.join(", ", ofResource) + "." : suggestion);
    }

    private List<String> resources() {
        return byId.values().stream().map(Operation::resource).distinct().toList();
    }
}
